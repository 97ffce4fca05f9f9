package dev.snapforge.signing.pkcs11;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The few functions of a PKCS#11 library (version 2.40) that signing takes, by the table that it exports; for 64-bit Linux and macOS. */
final class Cryptoki {

    private static final int WORD = 8;
    private static final int SERIAL_SESSION = 4;
    private static final int OS_LOCKING = 2;
    private static final long USER = 1;

    /** What one object may say about itself; longer answers are not asked for. */
    private static final int LONGEST_ATTRIBUTE = 1024;

    private static final int MOST_OBJECTS = 64;
    private static final int SIGNATURE = 64;
    /** CK_TOKEN_INFO: label, flags, and room enough. */
    private static final int INFO_LENGTH = 256;

    private static final int LABEL_LENGTH = 32;
    private static final int FLAGS_OFFSET = 96;

    /** Kept for ever: a library that is unloaded while something of it is in use ends the process. */
    private static final Map<Path, NativeLibrary> LOADED = new ConcurrentHashMap<>();

    private final Pointer functions;

    private Cryptoki(Pointer functions) {
        this.functions = functions;
    }

    /** The place of a function in CK_FUNCTION_LIST. */
    private enum Entry {
        C_Initialize(0),
        C_Finalize(1),
        C_GetSlotList(4),
        C_GetTokenInfo(6),
        C_OpenSession(12),
        C_CloseSession(13),
        C_Login(18),
        C_GetAttributeValue(24),
        C_FindObjectsInit(26),
        C_FindObjects(27),
        C_FindObjectsFinal(28),
        C_SignInit(42),
        C_Sign(43);

        private final int index;

        Entry(int index) {
            this.index = index;
        }
    }

    /** A slot with a token in it. */
    record Slot(long number, String label, long flags) {}

    /**
     * Loads the library.
     *
     * @throws LinkageError if there is no such library, or if it is none for PKCS#11
     */
    static Cryptoki load(Path library) throws CryptokiException {
        PointerByReference list = new PointerByReference();
        long answer = LOADED.computeIfAbsent(library, it -> NativeLibrary.getInstance(it.toString()))
                .getFunction("C_GetFunctionList")
                .invokeLong(new Object[] {list});
        if (answer != 0) {
            throw new CryptokiException("C_GetFunctionList", answer);
        }
        return new Cryptoki(list.getValue());
    }

    /** Begins anew: what was open is closed, and tokens are looked for again. */
    void restart() throws CryptokiException {
        // Not initialised is as good as finalised.
        invoke(Entry.C_Finalize, Pointer.NULL);
        try (Memory arguments = zeroed(6 * WORD)) {
            arguments.setLong(4 * WORD, OS_LOCKING);
            call(Entry.C_Initialize, arguments);
        }
    }

    List<Slot> slotsWithTokens() throws CryptokiException {
        LongByReference count = new LongByReference();
        byte present = 1;
        call(Entry.C_GetSlotList, present, Pointer.NULL, count);
        List<Slot> slots = new ArrayList<>();
        try (Memory numbers = zeroed(Math.max(1, count.getValue()) * WORD)) {
            call(Entry.C_GetSlotList, present, numbers, count);
            for (int i = 0; i < count.getValue(); i++) {
                slots.add(slot(numbers.getLong((long) i * WORD)));
            }
        }
        return slots;
    }

    private Slot slot(long number) throws CryptokiException {
        try (Memory info = zeroed(INFO_LENGTH)) {
            call(Entry.C_GetTokenInfo, number, info);
            String label = new String(info.getByteArray(0, LABEL_LENGTH), StandardCharsets.UTF_8);
            return new Slot(number, label.stripTrailing(), info.getLong(FLAGS_OFFSET));
        }
    }

    long openSession(long slot) throws CryptokiException {
        LongByReference session = new LongByReference();
        call(Entry.C_OpenSession, slot, (long) SERIAL_SESSION, Pointer.NULL, Pointer.NULL, session);
        return session.getValue();
    }

    void closeSession(long session) {
        invoke(Entry.C_CloseSession, session);
    }

    void login(long session, byte[] pin) throws CryptokiException {
        try (Memory copy = zeroed(Math.max(1, pin.length))) {
            copy.write(0, pin, 0, pin.length);
            try {
                call(Entry.C_Login, session, USER, copy, (long) pin.length);
            } finally {
                copy.clear();
            }
        }
    }

    /** The objects that have all of these attributes. */
    List<Long> find(long session, List<Attribute> wanted) throws CryptokiException {
        try (AttributeTemplate template = new AttributeTemplate(wanted);
                Memory handles = zeroed(MOST_OBJECTS * WORD)) {
            call(Entry.C_FindObjectsInit, session, template.memory(), (long) wanted.size());
            LongByReference count = new LongByReference();
            try {
                call(Entry.C_FindObjects, session, handles, (long) MOST_OBJECTS, count);
            } finally {
                invoke(Entry.C_FindObjectsFinal, session);
            }
            List<Long> found = new ArrayList<>();
            for (int i = 0; i < count.getValue(); i++) {
                found.add(handles.getLong((long) i * WORD));
            }
            return found;
        }
    }

    byte[] attribute(long session, long object, long type) throws CryptokiException {
        try (AttributeTemplate template =
                new AttributeTemplate(List.of(new Attribute(type, new byte[LONGEST_ATTRIBUTE])))) {
            call(Entry.C_GetAttributeValue, session, object, template.memory(), 1L);
            return template.firstValue();
        }
    }

    byte[] sign(long session, long key, long mechanism, byte[] message) throws CryptokiException {
        try (Memory parameters = zeroed(3 * WORD);
                Memory signature = zeroed(2 * SIGNATURE)) {
            parameters.setLong(0, mechanism);
            call(Entry.C_SignInit, session, parameters, key);
            LongByReference length = new LongByReference(2 * SIGNATURE);
            call(Entry.C_Sign, session, message, (long) message.length, signature, length);
            return signature.getByteArray(0, (int) length.getValue());
        }
    }

    private void call(Entry entry, Object... arguments) throws CryptokiException {
        long answer = invoke(entry, arguments);
        if (answer != 0) {
            throw new CryptokiException(entry.name(), answer);
        }
    }

    // The table begins with a version, which is aligned as a pointer is.
    private long invoke(Entry entry, Object... arguments) {
        return Function.getFunction(functions.getPointer((1L + entry.index) * WORD))
                .invokeLong(arguments);
    }

    private static Memory zeroed(long size) {
        Memory memory = new Memory(size);
        memory.clear();
        return memory;
    }
}

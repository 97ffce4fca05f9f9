package dev.snapforge.signing.pkcs11;

import com.sun.jna.Memory;
import java.util.List;

/** Attributes as a library reads them: one after the other, each with a pointer to its value. */
final class AttributeTemplate implements AutoCloseable {

    private static final int WORD = 8;
    private static final int ENTRY = 3 * WORD;

    private final Memory entries;
    private final Memory values;

    AttributeTemplate(List<Attribute> attributes) {
        int length = attributes.stream().mapToInt(it -> it.value().length).sum();
        this.entries = new Memory((long) ENTRY * attributes.size());
        this.values = new Memory(Math.max(1, length));
        long offset = 0;
        for (int i = 0; i < attributes.size(); i++) {
            byte[] value = attributes.get(i).value();
            values.write(offset, value, 0, value.length);
            entries.setLong((long) i * ENTRY, attributes.get(i).type());
            entries.setPointer((long) i * ENTRY + WORD, values.share(offset));
            entries.setLong((long) i * ENTRY + 2 * WORD, value.length);
            offset += value.length;
        }
    }

    Memory memory() {
        return entries;
    }

    /** What the library has put into the place of the first value. */
    byte[] firstValue() {
        return values.getByteArray(0, Math.toIntExact(entries.getLong(2 * WORD)));
    }

    @Override
    public void close() {
        entries.close();
        values.close();
    }
}

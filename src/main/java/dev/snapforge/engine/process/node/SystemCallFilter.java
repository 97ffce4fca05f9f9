package dev.snapforge.engine.process.node;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Node's threads may not ask the kernel for: processes of their own, sockets, and what looks into other processes or changes
 * namespaces. Threads are allowed. Sources: seccomp(2), Linux' filter.h and audit.h, asm/unistd_64.h and asm-generic/unistd.h.
 */
final class SystemCallFilter {

    private static final int EPERM = 1;
    private static final int ENOSYS = 38;

    private static final int LOAD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_AT_LEAST = 0x35;
    private static final int JUMP_ANY_BIT = 0x45;
    private static final int RETURN = 0x06;
    private static final int ALLOW = 0x7fff0000;
    private static final int KILL = 0x80000000;
    private static final int ERROR = 0x00050000;

    private static final int CALL = 0;
    private static final int ARCHITECTURE = 4;
    private static final int FIRST_ARGUMENT = 16;
    private static final int CLONE_THREAD = 0x00010000;

    /** x86-64's second table of calls, which would be a way around the first. */
    private static final int X32 = 0x40000000;

    private SystemCallFilter() {}

    /**
     * The filter for the processor that this JVM runs on, as an array of {@code sock_filter}.
     *
     * @throws IOException for a processor whose calls are not known here
     */
    static byte[] forThisMachine() throws IOException {
        String arch = System.getProperty("os.arch", "");
        return switch (arch) {
            // fork, vfork; socket; ptrace, process_vm_readv/writev; mount, umount2, pivot_root, unshare, setns; bpf,
            // perf_event_open, userfaultfd, add_key, request_key, keyctl
            case "amd64" ->
                filter(
                        0xc000003e,
                        56,
                        refused(57, 58, 41, 101, 310, 311, 165, 166, 155, 272, 308, 321, 298, 323, 248, 249, 250));
            case "aarch64" ->
                filter(0xc00000b7, 220, refused(198, 117, 270, 271, 40, 39, 41, 97, 268, 280, 241, 282, 217, 218, 219));
            default -> throw new IOException("There is no system call filter for " + arch);
        };
    }

    private static Map<Integer, Integer> refused(int... calls) {
        Map<Integer, Integer> errors = new LinkedHashMap<>();
        IntStream.of(calls).forEach(call -> errors.put(call, EPERM));
        // clone3, whose flags a filter cannot see: glibc then falls back to clone. io_uring_setup, which opens sockets,
        // too.
        Stream.of(435, 425).forEach(call -> errors.put(call, ENOSYS));
        return errors;
    }

    private static byte[] filter(int architecture, int clone, Map<Integer, Integer> refused) {
        ByteBuffer program = ByteBuffer.allocate((11 + 2 * refused.size()) * 8).order(ByteOrder.LITTLE_ENDIAN);
        step(program, LOAD, 0, 0, ARCHITECTURE);
        step(program, JUMP_EQUAL, 1, 0, architecture);
        step(program, RETURN, 0, 0, KILL);
        step(program, LOAD, 0, 0, CALL);
        step(program, JUMP_AT_LEAST, 0, 1, X32);
        step(program, RETURN, 0, 0, ERROR | ENOSYS);
        refused.forEach((call, error) -> {
            step(program, JUMP_EQUAL, 0, 1, call);
            step(program, RETURN, 0, 0, ERROR | error);
        });
        step(program, JUMP_EQUAL, 0, 3, clone);
        step(program, LOAD, 0, 0, FIRST_ARGUMENT);
        step(program, JUMP_ANY_BIT, 1, 0, CLONE_THREAD);
        step(program, RETURN, 0, 0, ERROR | EPERM);
        step(program, RETURN, 0, 0, ALLOW);
        return program.array();
    }

    private static void step(ByteBuffer program, int code, int ifTrue, int ifFalse, int value) {
        program.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
    }
}

package dev.snapforge.support.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One way to spoil some bytes. */
enum Mutation {
    FLIP {
        @Override
        byte[] of(byte[] bytes, Random random) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return bytes;
        }
    },
    BYTE {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int[] values = {0, 0x7f, 0x80, 0xff, '"', '{', '\n', random.nextInt(256)};
            bytes[random.nextInt(bytes.length)] = (byte) values[random.nextInt(values.length)];
            return bytes;
        }
    },
    /** Four bytes, as a length or a count would be. */
    INTEGER {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int[] values = {-1, 0, 1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20, 1 << 28, bytes.length};
            if (bytes.length >= Integer.BYTES) {
                int value = values[random.nextInt(values.length)];
                ByteBuffer.wrap(bytes)
                        .putInt(
                                random.nextInt(bytes.length - Integer.BYTES + 1),
                                random.nextBoolean() ? value : Integer.reverseBytes(value));
            }
            return bytes;
        }
    },
    CUT {
        @Override
        byte[] of(byte[] bytes, Random random) {
            return Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
        }
    },
    REMOVE {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
            return to - from == bytes.length ? bytes : spliced(bytes, from, to, new byte[0]);
        }
    },
    REPEAT {
        @Override
        byte[] of(byte[] bytes, Random random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(256));
            byte[] part = Arrays.copyOfRange(bytes, from, to);
            byte[] more = new byte[part.length * (1 + random.nextInt(8))];
            for (int i = 0; i < more.length; i++) {
                more[i] = part[i % part.length];
            }
            return spliced(bytes, to, to, more);
        }
    },
    /** Words that mean something to one reader or another. */
    WORD {
        @Override
        byte[] of(byte[] bytes, Random random) {
            byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
            int from = random.nextInt(bytes.length);
            int to = random.nextBoolean() ? from : Math.min(bytes.length, from + word.length);
            return spliced(bytes, from, to, word);
        }
    };

    private static final List<String> WORDS = List.of(
            "null",
            "1e999",
            "-1",
            "99999999999999999999",
            "[[[[[[[[",
            "{\"a\":",
            "\\u0000",
            "\\ud800",
            "../",
            "\u0000",
            "/etc/passwd",
            "true",
            "\"\"",
            "[]",
            "{}",
            "\u202e",
            "2026-13-45T99:99:99Z",
            "sha256:",
            "=",
            "PK\u0003\u0004");

    /** @param bytes at least one; they may be changed, and are the result where their number stays */
    abstract byte[] of(byte[] bytes, Random random);

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
        ByteBuffer all = ByteBuffer.allocate(bytes.length - (to - from) + instead.length);
        all.put(bytes, 0, from).put(instead).put(bytes, to, bytes.length - to);
        return all.array();
    }
}

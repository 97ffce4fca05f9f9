package dev.snapforge.client;

import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

/** Ways to change a genuine container; all but {@link #METADATA} break a rule, so that not even a genuine signature helps. */
enum Forgery {
    HEADER_BIT {
        @Override
        byte[] of(byte[] file, Random random) {
            return flipped(file, random.nextInt(64), random);
        }
    },
    METADATA {
        @Override
        byte[] of(byte[] file, Random random) {
            return flipped(file, 64 + random.nextInt(header(file).getInt(44)), random);
        }
    },
    PADDING_BIT {
        @Override
        byte[] of(byte[] file, Random random) {
            int start = 64 + header(file).getInt(44);
            return flipped(file, start + random.nextInt(BLOB - start), random);
        }
    },
    BLOB_BIT {
        @Override
        byte[] of(byte[] file, Random random) {
            return flipped(file, BLOB + random.nextInt(file.length - BLOB), random);
        }
    },
    BLOB_BIT_WITH_CRC {
        @Override
        byte[] of(byte[] file, Random random) {
            return withCrc(BLOB_BIT.of(file, random));
        }
    },
    BLOB_BIT_WITH_CRC_AND_DIGEST {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] blob = blob(file);
            blob[80 + random.nextInt(blob.length - 80)] ^= (byte) (1 << random.nextInt(8));
            return assembled(file, blob);
        }
    },
    FIXED_HASH_SEED {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] blob = blob(file);
            blob[4] = 0;
            return assembled(file, SampleSnapshots.withChecksum(blob));
        }
    },
    TRUNCATED {
        @Override
        byte[] of(byte[] file, Random random) {
            return Arrays.copyOf(file, random.nextInt(file.length));
        }
    },
    EXTENDED {
        @Override
        byte[] of(byte[] file, Random random) {
            return Arrays.copyOf(file, file.length + 1 + random.nextInt(5000));
        }
    },
    OTHER_LENGTHS {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] changed = file.clone();
            int field = random.nextInt(3);
            if (field == 0) {
                header(changed).putInt(44, random.nextInt());
            } else {
                header(changed).putLong(40 + 8 * field, random.nextLong() >>> random.nextInt(64));
            }
            return changed;
        }
    },
    SWAPPED_FIELDS {
        @Override
        byte[] of(byte[] file, Random random) {
            ByteBuffer original = header(file);
            byte[] changed = file.clone();
            header(changed).putLong(48, original.getLong(56)).putLong(56, original.getLong(48));
            return changed;
        }
    },
    SHORTER_BLOB_MADE_CONSISTENT {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] blob = blob(file);
            return assembled(file, Arrays.copyOf(blob, 80 + random.nextInt(blob.length - 80)));
        }
    },
    OTHER_V8 {
        @Override
        byte[] of(byte[] file, Random random) {
            String version = "14.7.173." + (19 + random.nextInt(100));
            byte[] blob = SampleSnapshots.withVersion(blob(file), version);
            return Container.write(SampleSnapshots.metadata(SampleSnapshots.TARGET, version, blob), blob);
        }
    },
    REAL_BLOB_OF_OTHER_V8 {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] blob = PreparedEngine.PREVIOUS.blob();
            String version = PreparedEngine.PREVIOUS.v8Version();
            return Container.write(SampleSnapshots.metadata(SampleSnapshots.TARGET, version, blob), blob);
        }
    },
    REAL_BLOB_OF_OTHER_V8_UNDER_THIS_VERSION {
        @Override
        byte[] of(byte[] file, Random random) {
            return assembled(file, PreparedEngine.PREVIOUS.blob());
        }
    },
    OTHER_PLATFORM_OR_ENGINE {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] blob = blob(file);
            Target target = random.nextBoolean()
                    ? new Target(new Platform("linux", "arm64"), SampleSnapshots.TARGET.engine())
                    : new Target(SampleSnapshots.TARGET.platform(), new EngineId("javet-v8-i18n", "5.0.6"));
            return Container.write(SampleSnapshots.metadata(target, SampleSnapshots.V8_VERSION, blob), blob);
        }
    },
    JUNK {
        @Override
        byte[] of(byte[] file, Random random) {
            byte[] junk = new byte[random.nextInt(10_000)];
            random.nextBytes(junk);
            return junk;
        }
    };

    private static final int BLOB = 4096;

    abstract byte[] of(byte[] file, Random random);

    private static byte[] flipped(byte[] file, int at, Random random) {
        byte[] changed = file.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }

    private static ByteBuffer header(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] blob(byte[] file) {
        return Arrays.copyOfRange(file, BLOB, file.length);
    }

    /** Header, metadata, CRC and digest made to fit this blob, as the writer itself would refuse to. */
    private static byte[] assembled(byte[] file, byte[] blob) {
        byte[] json =
                CanonicalJson.write(SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob)
                        .toJson());
        byte[] changed = Arrays.copyOf(Arrays.copyOf(file, 64), BLOB + blob.length);
        System.arraycopy(json, 0, changed, 64, json.length);
        System.arraycopy(blob, 0, changed, BLOB, blob.length);
        header(changed).putInt(44, json.length).putLong(56, blob.length);
        return withCrc(changed);
    }

    private static byte[] withCrc(byte[] file) {
        CRC32C crc = new CRC32C();
        crc.update(file, BLOB, file.length - BLOB);
        header(file).putInt(40, (int) crc.getValue());
        return file;
    }
}

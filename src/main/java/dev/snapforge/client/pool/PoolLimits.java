package dev.snapforge.client.pool;

/** How many runtimes a pool may have, may keep idle, and keeps ready ahead. */
record PoolLimits(int maxRuntimes, int maxIdle, int spares) {

    PoolLimits {
        require(maxRuntimes >= 1, "maxRuntimes", "at least 1", maxRuntimes);
        require(maxIdle >= 0, "maxIdle", "at least 0", maxIdle);
        require(spares >= 0 && spares <= maxIdle, "spares", "from 0 to maxIdle, which is " + maxIdle, spares);
    }

    private static void require(boolean sound, String setting, String expected, int found) {
        if (!sound) {
            throw new IllegalArgumentException(setting + ": expected " + expected + ", found " + found);
        }
    }
}

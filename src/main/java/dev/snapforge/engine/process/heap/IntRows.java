package dev.snapforge.engine.process.heap;

import java.util.Arrays;

/** Rows of three numbers each, in the order in which they came, up to a bound: hostile code decides how many there are. */
final class IntRows {

    private static final int WIDTH = 3;
    private static final int FIRST = 1 << 10;

    private final int most;
    private int[] cells = new int[FIRST * WIDTH];
    private int size;

    /** @param most rows that it takes */
    IntRows(int most) {
        this.most = most;
    }

    int size() {
        return size;
    }

    /** Adds a row, unless there are so many already. */
    boolean add(int first, int second, int third) {
        if (size == most) {
            return false;
        }
        if (size * WIDTH == cells.length) {
            cells = Arrays.copyOf(cells, Math.min(most, size * 2) * WIDTH);
        }
        cells[size * WIDTH] = first;
        cells[size * WIDTH + 1] = second;
        cells[size * WIDTH + 2] = third;
        size++;
        return true;
    }

    /** A number of a row; columns count from 0. */
    int get(int row, int column) {
        return cells[row * WIDTH + column];
    }

    void set(int row, int column, int value) {
        cells[row * WIDTH + column] = value;
    }

    /** The row that has this number in its first column, if the rows are in the order of that column; negative if there is none. */
    int find(int first) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = get(middle, 0);
            if (found == first) {
                return middle;
            }
            if (found < first) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }
}

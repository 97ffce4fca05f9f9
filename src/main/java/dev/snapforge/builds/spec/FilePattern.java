package dev.snapforge.builds.spec;

import java.util.BitSet;

/**
 * A pattern of names of files: {@code *} stands for anything but a slash, {@code ?} for one character but a slash, {@code **} for anything,
 * and a {@code **} with the slash behind it also for no folder at all, as in .gitignore. It is not made into a regular expression, because
 * clients write it: this takes no more steps than pattern and name have characters, multiplied.
 *
 * @param text the pattern
 */
public record FilePattern(String text) {

    /** Whether it means the file of this name. */
    public boolean matches(String name) {
        // At which places of the name what was read of the pattern may end.
        BitSet ends = new BitSet(name.length() + 1);
        ends.set(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("**", i)) {
                boolean folders = text.startsWith("**/", i);
                ends = folders ? behindFolders(ends, name) : spread(ends, name, true);
                i += folders ? 2 : 1;
            } else if (text.charAt(i) == '*') {
                ends = spread(ends, name, false);
            } else {
                ends = step(ends, name, text.charAt(i));
            }
        }
        return ends.get(name.length());
    }

    private static BitSet step(BitSet ends, String name, char wanted) {
        BitSet next = new BitSet(name.length() + 1);
        for (int i = ends.nextSetBit(0); i >= 0 && i < name.length(); i = ends.nextSetBit(i + 1)) {
            next.set(i + 1, wanted == '?' ? name.charAt(i) != '/' : name.charAt(i) == wanted);
        }
        return next;
    }

    private static BitSet spread(BitSet ends, String name, boolean overSlashes) {
        BitSet next = new BitSet(name.length() + 1);
        boolean reached = false;
        for (int i = 0; i <= name.length(); i++) {
            reached = ends.get(i) || (reached && (overSlashes || name.charAt(i - 1) != '/'));
            next.set(i, reached);
        }
        return next;
    }

    private static BitSet behindFolders(BitSet ends, String name) {
        BitSet next = (BitSet) ends.clone();
        int first = ends.nextSetBit(0);
        for (int i = first + 1; first >= 0 && i <= name.length(); i++) {
            if (name.charAt(i - 1) == '/') {
                next.set(i);
            }
        }
        return next;
    }
}

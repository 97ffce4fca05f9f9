package dev.snapforge.client.javet;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.utils.JavetOSUtils;

/**
 * What Javet's classes do once before the native library is loaded: they ask the JVM's management beans and the host's name, and link
 * some hundred others. It needs neither the library nor a choice of one, so it can be done while a client is being set up.
 */
final class JavetClasses extends Thread {

    private static final Class<?>[] FIRST = {
        JavetOSUtils.class, V8RuntimeOptions.class, V8Host.class, V8Runtime.class,
    };

    JavetClasses() {
        super("snapforge-javet-classes");
        setDaemon(true);
    }

    @Override
    public void run() {
        for (Class<?> type : FIRST) {
            try {
                Class.forName(type.getName(), true, type.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                // Whoever needs it meets the same, and can say so.
                return;
            }
        }
    }
}

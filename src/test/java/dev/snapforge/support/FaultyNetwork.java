package dev.snapforge.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** A way to a server on which answers are late, come only in part, or not at all. */
public final class FaultyNetwork implements AutoCloseable {

    /** What happens to connections, new ones and those that are open. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** Connections are closed as soon as they are made, and open ones when they are used. */
        REFUSING,
        /** Requests arrive, and their answers never come. */
        SILENT,
        /** The connection is closed after the first kilobyte of an answer. */
        HALF
    }

    private static final int HALF = 1024;

    private final ServerSocket entrance;
    private final URI server;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(new CustomizableThreadFactory("faulty-network-"));
    private volatile Fault fault = Fault.NONE;

    public FaultyNetwork(URI server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    public void set(Fault next) {
        fault = next;
    }

    private void accept() {
        try {
            while (!entrance.isClosed()) {
                Socket client = entrance.accept();
                threads.execute(() -> join(client));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void join(Socket client) {
        try (client;
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            if (fault == Fault.REFUSING) {
                return;
            }
            threads.execute(() -> copy(client, behind, false));
            copy(behind, client, true);
        } catch (IOException e) {
            // Either side has closed it: so the other one is closed, too.
        }
    }

    private void copy(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[HALF];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (fault == Fault.REFUSING) {
                    return;
                }
                if (answers && fault == Fault.SILENT) {
                    continue;
                }
                out.write(buffer, 0, read);
                if (answers && fault == Fault.HALF) {
                    return;
                }
            }
        } catch (IOException e) {
            // As above.
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        threads.shutdownNow();
    }
}

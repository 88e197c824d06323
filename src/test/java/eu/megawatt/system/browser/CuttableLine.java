package eu.megawatt.system.browser;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to the service that passes bytes both ways until it is cut; then it refuses everybody. */
final class CuttableLine implements AutoCloseable {

  private final int target;
  private final ServerSocket entrance;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  CuttableLine(String address) {
    target = URI.create(address).getPort();
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /** The service's address by this line. */
  String address() {
    return "http://127.0.0.1:" + entrance.getLocalPort();
  }

  /** Ends every connection, and each that is tried from now on. */
  void cut() {
    cut = true;
    open.forEach(CuttableLine::end);
  }

  void restore() {
    cut = false;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        open.add(near);
        if (cut) {
          end(near);
        } else {
          join(near);
        }
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void join(Socket near) throws IOException {
    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(far);
    threads.execute(() -> pass(near, far));
    threads.execute(() -> pass(far, near));
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One side has gone; the other is told below.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    end(entrance);
    cut();
    threads.close();
  }
}

package eu.megawatt.kernels.host;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A TCP connection of this process with itself, over loopback.
 *
 * @param sender the end that is written to
 * @param receiver the end that is read from
 */
record Link(Socket sender, Socket receiver) implements Closeable {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int BUFFER_BYTES = 1 << 20;

  /** Strangers that may knock before it is given up. */
  private static final int STRANGERS = 16;

  /** A connection through a port that the system chooses; nobody else gets in between. */
  static Link open() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket server = new ServerSocket()) {
      server.setReceiveBufferSize(BUFFER_BYTES);
      server.setSoTimeout(TIMEOUT_MILLIS);
      server.bind(new InetSocketAddress(loopback, 0), STRANGERS);
      Socket sender = prepared(new Socket());
      try {
        sender.connect(server.getLocalSocketAddress(), TIMEOUT_MILLIS);
        return new Link(sender, prepared(accept(server, sender.getLocalPort())));
      } catch (IOException e) {
        sender.close();
        throw e;
      }
    }
  }

  private static Socket accept(ServerSocket server, int port) throws IOException {
    for (int stranger = 0; stranger < STRANGERS; stranger++) {
      Socket accepted = server.accept();
      if (accepted.getPort() == port) {
        return accepted;
      }
      accepted.close();
    }
    throw new IOException(
        "%d others connected to port %d first".formatted(STRANGERS, server.getLocalPort()));
  }

  private static Socket prepared(Socket socket) throws IOException {
    socket.setSendBufferSize(BUFFER_BYTES);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  @Override
  public void close() throws IOException {
    try (sender;
        receiver) {
      // both are closed, whatever comes of the first
    }
  }
}

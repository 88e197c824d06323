package eu.megawatt.bench.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A connection to a server with one request in flight. */
public final class Connection implements AutoCloseable {

  private final Socket socket;
  private final OutputStream out;
  private final InputStream in;

  /** Opens a connection to where an address is. */
  public Connection(URI to) throws IOException {
    socket = new Socket(to.getHost(), to.getPort());
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * What a receiver said.
   *
   * @param retryAfterSeconds where it named a time
   */
  public record Answer(int status, OptionalInt retryAfterSeconds, String text) {}

  /**
   * The head of a POST with a body of some length.
   *
   * @param more lines of its head
   */
  public static byte[] head(URI to, String token, int length, String... more) {
    List<String> lines = new ArrayList<>();
    lines.add("POST " + to.getPath() + " HTTP/1.1");
    lines.add("Host: " + to.getAuthority());
    lines.add("User-Agent: megawatt-bench");
    lines.addAll(List.of(more));
    if (!token.isEmpty()) {
      lines.add("Authorization: Bearer " + token);
    }
    lines.add("Content-Length: " + length);
    return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends a request with its head, and waits for the answer. */
  public Answer send(byte[] bytes, int length) throws IOException {
    out.write(bytes, 0, length);
    String head = readHead();
    int bodyLength = number(head, "content-length:").orElse(0);
    String text = new String(in.readNBytes(bodyLength), StandardCharsets.UTF_8);
    return new Answer(Integer.parseInt(head.substring(9, 12)), number(head, "retry-after:"), text);
  }

  private static OptionalInt number(String head, String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
        .mapToInt(line -> Integer.parseInt(line.substring(name.length()).strip()))
        .findFirst();
  }

  private String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    int ends = 0;
    while (ends < 4) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the receiver closed the connection");
      }
      head.write(next);
      ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

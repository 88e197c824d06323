package eu.megawatt.kernels.host;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape.Transfer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Bytes from one thread to another through one TCP stream over loopback. */
final class TcpKernel extends HostKernel {

  private static final int PIECE_BYTES = 256 << 10;
  private static final int MOST_BYTES = 256 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final byte[] sent;
  private final byte[] received;
  private final Link link;
  private final Crew crew;

  TcpKernel(Transfer shape, long seed) throws IOException {
    super("java-socket-loopback");
    if (shape.bytes() % Long.BYTES != 0 || shape.bytes() > MOST_BYTES) {
      throw new AbsentException(
          Absence.NOT_SUPPORTED,
          "%d bytes are not sent: a multiple of 8 up to %d is"
              .formatted(shape.bytes(), MOST_BYTES));
    }
    this.sent = new RandomWords(seed).fill(ByteBuffer.allocate((int) shape.bytes()), 0).array();
    this.received = new byte[sent.length];
    this.link = Link.open();
    this.crew = new Crew("tcp-", 2, link);
  }

  /** What came last. */
  byte[] received() {
    return received;
  }

  @Override
  void poison() {
    Arrays.fill(received, (byte) 0);
  }

  @Override
  void repeat(int repetitions) {
    crew.run(List.of(() -> send(repetitions), () -> receive(repetitions)), LIMIT);
  }

  private void send(int repetitions) throws IOException {
    OutputStream out = link.sender().getOutputStream();
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (int at = 0; at < sent.length; at += PIECE_BYTES) {
        out.write(sent, at, Math.min(PIECE_BYTES, sent.length - at));
      }
    }
  }

  private void receive(int repetitions) throws IOException {
    InputStream in = link.receiver().getInputStream();
    for (int repetition = 0; repetition < repetitions; repetition++) {
      if (in.readNBytes(received, 0, received.length) < received.length) {
        throw new EOFException("the stream ended early");
      }
    }
  }

  @Override
  Correctness judge() {
    int wrong = Arrays.mismatch(sent, received);
    return wrong < 0
        ? Correctness.of(0, 0, "")
        : Correctness.of(
            1, 0, "byte %d came as %d and was %d".formatted(wrong, received[wrong], sent[wrong]));
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(new Checksum().add(ByteBuffer.wrap(received)).value());
  }

  @Override
  public void close() {
    crew.close();
  }
}

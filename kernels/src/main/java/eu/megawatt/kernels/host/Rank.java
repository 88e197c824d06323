package eu.megawatt.kernels.host;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * One rank of a ring all-reduce: n − 1 steps in which parts are summed on their way round, and n −
 * 1 in which the sums go round. After Patarasuk and Yuan (2009).
 *
 * <p>A step's part goes in pieces, and after each piece that is sent one is received: two pieces
 * fit the sockets' buffers, so that ranks never all wait to send.
 */
final class Rank {

  private static final int PIECE = 16 << 10;

  private final int rank;
  private final int ranks;
  private final float[] input;
  private final float[] sums;
  private final OutputStream next;
  private final InputStream previous;
  private final byte[] outgoing = new byte[PIECE * Float.BYTES];
  private final byte[] incoming = new byte[PIECE * Float.BYTES];
  private final FloatBuffer outgoingNumbers = numbers(outgoing);
  private final FloatBuffer incomingNumbers = numbers(incoming);
  private final float[] piece = new float[PIECE];

  Rank(int rank, int ranks, float[] input, Ring ring) throws IOException {
    this.rank = rank;
    this.ranks = ranks;
    this.input = input;
    this.sums = new float[input.length];
    this.next = ring.from(rank).sender().getOutputStream();
    this.previous = ring.to(rank).receiver().getInputStream();
  }

  private static FloatBuffer numbers(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /** What it has the sums in. */
  float[] sums() {
    return sums;
  }

  /** Takes part in one all-reduce. */
  void reduce() throws IOException {
    if (ranks == 1) {
      System.arraycopy(input, 0, sums, 0, input.length);
      return;
    }
    for (int step = 0; step < ranks - 1; step++) {
      exchange(step == 0 ? input : sums, rank - step, rank - step - 1, true);
    }
    for (int step = 0; step < ranks - 1; step++) {
      exchange(sums, rank + 1 - step, rank - step, false);
    }
  }

  private void exchange(float[] from, int sentPart, int receivedPart, boolean adds)
      throws IOException {
    int sent = start(sentPart);
    int sentTo = start(sentPart, 1);
    int received = start(receivedPart);
    int receivedTo = start(receivedPart, 1);
    while (sent < sentTo || received < receivedTo) {
      sent += send(from, sent, Math.min(PIECE, sentTo - sent));
      received += receive(received, Math.min(PIECE, receivedTo - received), adds);
    }
  }

  private int start(int part) {
    return start(part, 0);
  }

  /** Where a part begins, or the one after it. */
  private int start(int part, int after) {
    return (int) ((long) input.length * (Math.floorMod(part, ranks) + after) / ranks);
  }

  private int send(float[] from, int at, int length) throws IOException {
    outgoingNumbers.put(0, from, at, length);
    next.write(outgoing, 0, length * Float.BYTES);
    return length;
  }

  private int receive(int at, int length, boolean adds) throws IOException {
    int bytes = length * Float.BYTES;
    if (previous.readNBytes(incoming, 0, bytes) < bytes) {
      throw new EOFException("the rank before ended early");
    }
    if (!adds) {
      incomingNumbers.get(0, sums, at, length);
      return length;
    }
    incomingNumbers.get(0, piece, 0, length);
    for (int i = 0; i < length; i++) {
      sums[at + i] = input[at + i] + piece[i];
    }
    return length;
  }
}

package eu.megawatt.bench.telemetry;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The requests of a written corpus, read as they are needed. */
final class CorpusFile implements AutoCloseable {

  private static final int HEAD = 3 * Integer.BYTES;

  private final FileChannel channel;
  private final List<Request> requests = new ArrayList<>();

  /** Where a request is in the file. */
  record Request(int shard, int samples, long offset, int length) {}

  CorpusFile(Path file) throws IOException {
    channel = FileChannel.open(file);
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    for (long at = 0; at < channel.size(); ) {
      fill(head.clear(), at);
      head.flip();
      Request request = new Request(head.getInt(), head.getInt(), at + HEAD, head.getInt());
      requests.add(request);
      at = request.offset + request.length;
    }
  }

  /** Those of one shard, in their order. */
  List<Request> of(int shard) {
    return requests.stream().filter(request -> request.shard == shard).toList();
  }

  int shards() {
    return requests.stream().mapToInt(Request::shard).max().orElse(-1) + 1;
  }

  /** Reads a request's body to the end of what a buffer holds. */
  void body(Request request, ByteBuffer into) throws IOException {
    into.limit(into.position() + request.length);
    fill(into, request.offset);
  }

  private void fill(ByteBuffer into, long offset) throws IOException {
    long at = offset;
    while (into.hasRemaining()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new EOFException("the corpus ends at %d".formatted(at));
      }
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

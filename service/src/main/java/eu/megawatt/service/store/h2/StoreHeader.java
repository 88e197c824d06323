package eu.megawatt.service.store.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.h2.mvstore.DataUtils;

/**
 * One of the two blocks that H2's file begins with: which format the file has, and a chunk to begin
 * at. H2 writes both alike; opening, it takes the one that names the newer chunk, if that chunk is
 * whole (its documentation of MVStore, "File Format").
 *
 * @param attributes all but the checksum, numbers in hexadecimal
 */
record StoreHeader(Map<String, String> attributes) {

  /** Bytes of a block. */
  static final int BLOCK = 4_096;

  /** Bytes of both headers; chunks begin after them. */
  static final int BOTH = 2 * BLOCK;

  private static final String CHUNK = "chunk";
  private static final String BLOCK_OF_CHUNK = "block";
  private static final String CHECKSUM = "fletcher";
  private static final String CLEAN = "clean";
  private static final String VERSION = "version";
  private static final int HEXADECIMAL = 16;

  StoreHeader {
    attributes = Map.copyOf(attributes);
  }

  /** What a block says; empty where it is no header or its checksum does not hold. */
  static Optional<StoreHeader> in(ByteBuffer block) {
    Map<String, String> attributes = line(block);
    String checksum = attributes.remove(CHECKSUM);
    StoreHeader header = new StoreHeader(attributes);
    return header.checksum().equals(checksum) ? Optional.of(header) : Optional.empty();
  }

  /** The names and values of a line, which the bytes begin with; empty where there is no line. */
  static Map<String, String> line(ByteBuffer bytes) {
    StringBuilder line = new StringBuilder(256);
    for (int i = bytes.position(); i < bytes.limit() && line.length() < BLOCK; i++) {
      char next = (char) bytes.get(i);
      if (next == '\n') {
        return attributes(line.toString());
      }
      line.append(next);
    }
    return new TreeMap<>();
  }

  private static Map<String, String> attributes(String line) {
    Map<String, String> attributes = new TreeMap<>();
    for (String pair : line.strip().split(",", -1)) {
      int colon = pair.indexOf(':');
      if (colon > 0) {
        attributes.put(pair.substring(0, colon), pair.substring(colon + 1));
      }
    }
    return attributes;
  }

  static long version(Map<String, String> attributes) {
    return Long.parseUnsignedLong(attributes.getOrDefault(VERSION, "0"), HEXADECIMAL);
  }

  /** The version of the chunk it names; 0 where it names none. */
  long version() {
    return version(attributes);
  }

  /** The chunk it names; empty where the file has none yet. */
  Optional<Chunk> chunk() {
    return attributes.containsKey(CHUNK)
        ? Optional.of(
            new Chunk(
                attributes.get(CHUNK),
                Long.parseUnsignedLong(attributes.getOrDefault(BLOCK_OF_CHUNK, "0"), HEXADECIMAL),
                version()))
        : Optional.empty();
  }

  /** The same of a file in use, with another chunk to begin at. */
  StoreHeader naming(Chunk chunk) {
    Map<String, String> changed = new TreeMap<>(attributes);
    changed.remove(CLEAN);
    changed.put(CHUNK, chunk.id());
    changed.put(BLOCK_OF_CHUNK, Long.toHexString(chunk.block()));
    changed.put(VERSION, Long.toHexString(chunk.version()));
    return new StoreHeader(changed);
  }

  /** As a block of the file. */
  ByteBuffer block() {
    String line = text() + "," + CHECKSUM + ":" + checksum() + "\n";
    return ByteBuffer.allocate(BLOCK).put(line.getBytes(StandardCharsets.ISO_8859_1)).rewind();
  }

  private String checksum() {
    byte[] bytes = text().getBytes(StandardCharsets.ISO_8859_1);
    return Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length));
  }

  private String text() {
    StringBuilder text = new StringBuilder(128);
    new TreeMap<>(attributes).forEach((name, value) -> DataUtils.appendMap(text, name, value));
    return text.toString();
  }
}

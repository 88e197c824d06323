package eu.megawatt.service.store.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * What one commit has written, and where.
 *
 * @param id as H2 counts them, hexadecimal
 * @param block where it begins, in blocks
 * @param version greater than that of all before
 */
record Chunk(String id, long block, long version) {

  private static final ByteBuffer BEGINNING =
      ByteBuffer.wrap("chunk:".getBytes(StandardCharsets.ISO_8859_1)).asReadOnlyBuffer();

  /**
   * The chunk that H2 is about to write; empty where it writes something else.
   *
   * @param position where in the file, bytes
   */
  static Optional<Chunk> in(ByteBuffer bytes, long position) {
    boolean isOne =
        position >= StoreHeader.BOTH
            && position % StoreHeader.BLOCK == 0
            && bytes.remaining() > BEGINNING.remaining()
            && bytes.slice(bytes.position(), BEGINNING.remaining()).equals(BEGINNING);
    return isOne
        ? Optional.of(of(StoreHeader.line(bytes), position / StoreHeader.BLOCK))
        : Optional.empty();
  }

  private static Chunk of(Map<String, String> attributes, long block) {
    return new Chunk(attributes.getOrDefault("chunk", "0"), block, StoreHeader.version(attributes));
  }
}

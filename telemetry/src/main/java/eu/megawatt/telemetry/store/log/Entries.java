package eu.megawatt.telemetry.store.log;

import eu.megawatt.telemetry.store.code.ByteInput;
import eu.megawatt.telemetry.store.code.ByteOutput;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Entries of a file that only grows, each behind a head of 16 bytes: a mark, the CRC32C of all that
 * follows, the length of the content, and up to where the file was forced to disk when the entry
 * was written.
 *
 * <p>The last of these tells a torn end from damage: what a power cut took was not forced, so no
 * whole entry after it says that it was.
 */
final class Entries {

  static final int HEAD = 16;

  private static final int MARK = 0x4d57_6531;
  private static final int CRC = 4;
  private static final int LENGTH = 8;
  private static final int FORCED = 12;

  private static final VarHandle NUMBER =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private Entries() {}

  /** What is done with the content of an entry. */
  interface Reader {

    /**
     * Reads an entry that ends at a byte of its file.
     *
     * @throws IllegalStateException or {@link IndexOutOfBoundsException} if it makes no sense
     */
    void read(ByteInput content, long end) throws IOException;
  }

  /** Begins an entry; where it begins is answered. */
  static int begin(ByteOutput into) {
    int at = into.size();
    into.putInt(MARK);
    into.putInt(0);
    into.putInt(0);
    into.putInt(0);
    return at;
  }

  /** Ends the entry that began somewhere. */
  static void end(ByteOutput into, int at) {
    into.setInt(at + LENGTH, into.size() - at - HEAD);
  }

  /** Notes in every entry up to where the file is forced, and the checksum. */
  static void seal(ByteOutput entries, int forced) {
    ByteInput heads = new ByteInput(entries.array(), 0, entries.size());
    while (heads.hasMore()) {
      int at = heads.position();
      heads.skip(LENGTH);
      int length = heads.getInt();
      heads.skip(HEAD - FORCED + length);
      entries.setInt(at + FORCED, forced);
      entries.setInt(at + CRC, entries.crc(at + LENGTH, heads.position()));
    }
  }

  /**
   * Reads all entries of a file from a byte on; where they end is answered.
   *
   * @param length how much of the file there is, or must be
   * @param mayBeTorn whether the last entries may be missing or cut off
   * @throws CorruptFileException if entries are damaged that were forced to disk
   */
  static int read(String file, byte[] bytes, int from, int length, boolean mayBeTorn, Reader reader)
      throws IOException {
    int at = from;
    while (at < length && isWhole(bytes, at, length)) {
      int end = at + HEAD + number(bytes, at + LENGTH);
      read(file, bytes, at, end, reader);
      at = end;
    }
    if (at < length) {
      mustBeTorn(file, bytes, at, length, mayBeTorn);
    }
    return at;
  }

  private static void read(String file, byte[] bytes, int at, int end, Reader reader)
      throws IOException {
    try {
      reader.read(new ByteInput(bytes, at + HEAD, end), end);
    } catch (IllegalStateException
        | IllegalArgumentException
        | IndexOutOfBoundsException nonsense) {
      throw new CorruptFileException(file, at, "an entry makes no sense, " + nonsense.getMessage());
    }
  }

  private static void mustBeTorn(String file, byte[] bytes, int torn, int length, boolean mayBeTorn)
      throws CorruptFileException {
    if (!mayBeTorn) {
      throw new CorruptFileException(file, torn, "an entry is not what was written");
    }
    for (int at = torn + 1; at <= length - HEAD; at++) {
      if (number(bytes, at) == MARK
          && Integer.compareUnsigned(number(bytes, at + FORCED), torn) > 0
          && isWhole(bytes, at, length)) {
        throw new CorruptFileException(
            file, torn, "an entry is not what was written, and more follows at byte " + at);
      }
    }
  }

  private static boolean isWhole(byte[] bytes, int at, int length) {
    if (length - at < HEAD || number(bytes, at) != MARK) {
      return false;
    }
    int content = number(bytes, at + LENGTH);
    if (content < 0 || content > length - at - HEAD) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes, at + LENGTH, HEAD - LENGTH + content);
    return (int) crc.getValue() == number(bytes, at + CRC);
  }

  private static int number(byte[] bytes, int at) {
    return (int) NUMBER.get(bytes, at);
  }
}

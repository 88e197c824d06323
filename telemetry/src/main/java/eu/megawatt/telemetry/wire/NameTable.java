package eu.megawatt.telemetry.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** A fixed set of names, asked with bytes as they stand in a request. Immutable. */
final class NameTable {

  /**
   * Places are few and mostly free, so that a name that is not in here rarely meets one that is.
   */
  private static final int PLACES_FOR_ONE = 4;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[][] places;

  NameTable(Set<String> names) {
    places = new byte[Integer.highestOneBit(Math.max(1, names.size())) * 2 * PLACES_FOR_ONE][];
    Arrays.fill(places, new byte[0]);
    for (String name : names) {
      put(name.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void put(byte[] name) {
    int place = placeOf(name, 0, name.length);
    while (places[place].length != 0) {
      place = place + 1 & places.length - 1;
    }
    places[place] = name;
  }

  /** Whether the bytes are one of the names. No bytes at all never are. */
  boolean has(byte[] bytes, int from, int to) {
    for (int place = placeOf(bytes, from, to); ; place = place + 1 & places.length - 1) {
      byte[] name = places[place];
      if (name.length == 0) {
        return false;
      }
      if (isSame(name, bytes, from, to)) {
        return true;
      }
    }
  }

  /** Names are a few words long, for which the library's way takes longer to begin than to end. */
  private static boolean isSame(byte[] name, byte[] bytes, int from, int to) {
    int length = name.length;
    if (to - from != length) {
      return false;
    }
    int at = 0;
    for (; at <= length - Long.BYTES; at += Long.BYTES) {
      if ((long) EIGHT.get(name, at) != (long) EIGHT.get(bytes, from + at)) {
        return false;
      }
    }
    for (; at < length; at++) {
      if (name[at] != bytes[from + at]) {
        return false;
      }
    }
    return true;
  }

  boolean has(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return has(bytes, 0, bytes.length);
  }

  /** Metric names differ in their middles and ends, so a few bytes of each tell them apart. */
  private int placeOf(byte[] bytes, int from, int to) {
    int length = to - from;
    int hash = length;
    if (length > 0) {
      hash = 31 * hash + bytes[from];
      hash = 31 * hash + bytes[from + length / 2];
      hash = 31 * hash + bytes[from + length * 3 / 4];
      hash = 31 * hash + bytes[to - 1];
      hash = 31 * hash + bytes[to - 1 - length / 8];
    }
    int spread = (hash ^ (hash >>> 15)) * 0x9e3779b1;
    return (spread >>> 8) & (places.length - 1);
  }
}

package eu.megawatt.kernels.cpu;

/**
 * A cache of keys and values. Keys stand in panels of four vectors of keys, each panel one number
 * of all its keys after the other: scores of many keys come at once and no lanes have to be summed.
 * Values stand one after the other.
 */
final class KeyValues {

  /** Keys that are attended to in one go, whatever the number of threads. */
  static final int STRETCH = 512;

  private final int length;
  private final int headSize;
  private final int panelKeys;
  private final int valueStride;
  private final int rounded;
  private final float[] keys;
  private final float[] values;

  /** Room for so many keys and values of so many heads. */
  KeyValues(Lanes lanes, int heads, int length, int headSize) {
    this.length = length;
    this.headSize = headSize;
    this.panelKeys = 4 * lanes.count();
    this.valueStride = Math.ceilDiv(headSize, panelKeys) * panelKeys;
    this.rounded = Math.ceilDiv(length, panelKeys) * panelKeys;
    this.keys = new float[Math.multiplyExact(heads, Math.multiplyExact(rounded, headSize))];
    this.values = new float[Math.multiplyExact(heads, Math.multiplyExact(length, valueStride))];
  }

  /** Keys of a panel. */
  int panelKeys() {
    return panelKeys;
  }

  /** Numbers from one value to the next. */
  int valueStride() {
    return valueStride;
  }

  float[] keys() {
    return keys;
  }

  float[] values() {
    return values;
  }

  /** Where the panel begins that a key is the first of. */
  int panelAt(int head, int key) {
    return (head * rounded + key) * headSize;
  }

  /** Where a value begins. */
  int valueAt(int head, int key) {
    return (head * length + key) * valueStride;
  }

  /** Stretches that so many keys take. */
  static int stretches(int keys) {
    return Math.ceilDiv(keys, STRETCH);
  }

  /** Keeps a key and a value. */
  void put(int head, int place, float[] key, int keyAt, float[] value, int at) {
    int lane = place % panelKeys;
    int to = panelAt(head, place - lane) + lane;
    for (int i = 0; i < headSize; i++) {
      keys[to + i * panelKeys] = key[keyAt + i];
    }
    System.arraycopy(value, at, values, valueAt(head, place), headSize);
  }
}

package eu.megawatt.kernels.cuda;

/**
 * A part of a device's memory.
 *
 * @param address on the device
 * @param bytes how long it is
 */
record Buffer(long address, long bytes) {

  /** Its part from so many bytes on. */
  Buffer from(long offsetBytes) {
    if (offsetBytes < 0 || offsetBytes > bytes) {
      throw new IllegalArgumentException(
          "A buffer of %d bytes has no byte %d".formatted(bytes, offsetBytes));
    }
    return new Buffer(address + offsetBytes, bytes - offsetBytes);
  }
}

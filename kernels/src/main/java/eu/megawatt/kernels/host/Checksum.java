package eu.megawatt.kernels.host;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** 64 bits of two cyclic redundancy checks of different polynomials. */
final class Checksum {

  private final CRC32C castagnoli = new CRC32C();
  private final CRC32 ieee = new CRC32();

  Checksum add(ByteBuffer bytes) {
    castagnoli.update(bytes.duplicate());
    ieee.update(bytes.duplicate());
    return this;
  }

  long value() {
    return castagnoli.getValue() << 32 | ieee.getValue();
  }
}

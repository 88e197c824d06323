package eu.megawatt.telemetry.store.file;

import java.io.IOException;

/** A file of the store is not what was written: bytes have changed, or it is not all there. */
public final class CorruptFileException extends IOException {

  private static final long serialVersionUID = 1L;

  public CorruptFileException(String file, long offset, String what) {
    super(
        "%s is damaged at byte %d: %s. Restore it from a copy, or move the store's directory away to begin anew"
            .formatted(file, offset, what));
  }
}

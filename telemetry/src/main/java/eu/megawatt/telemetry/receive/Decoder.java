package eu.megawatt.telemetry.receive;

import eu.megawatt.telemetry.wire.Intake;
import eu.megawatt.telemetry.wire.MalformedRequestException;
import eu.megawatt.telemetry.wire.RemoteWriteV1;
import eu.megawatt.telemetry.wire.RemoteWriteV2;
import eu.megawatt.telemetry.wire.SeriesIndex;
import eu.megawatt.telemetry.wire.Snappy;

/** What it takes to decode one request, kept for the next. Not thread-safe. */
final class Decoder {

  private static final int FIRST_ROOM = 1 << 20;

  /** Room that is kept; a larger request gets its own. */
  private static final int MOST_KEPT = 4 << 20;

  private final RemoteWriteV1 v1;
  private final RemoteWriteV2 v2;
  private byte[] kept = new byte[0];

  Decoder(SeriesIndex index) {
    v1 = new RemoteWriteV1(index);
    v2 = new RemoteWriteV2(index);
  }

  /** Unpacks and decodes; the plain length is what {@link Snappy#plainLength} says of the body. */
  void decode(Protocol protocol, byte[] body, int length, int plainLength, Intake intake)
      throws MalformedRequestException {
    byte[] plain = roomFor(plainLength + Snappy.SLACK);
    Snappy.decode(body, length, plain, plainLength);
    switch (protocol) {
      case V1 -> v1.decode(plain, plainLength, intake);
      case V2 -> v2.decode(plain, plainLength, intake);
    }
  }

  private byte[] roomFor(int bytes) {
    if (bytes > MOST_KEPT) {
      return new byte[bytes];
    }
    if (bytes > kept.length) {
      kept = new byte[Math.clamp(2L * bytes, FIRST_ROOM, MOST_KEPT)];
    }
    return kept;
  }
}

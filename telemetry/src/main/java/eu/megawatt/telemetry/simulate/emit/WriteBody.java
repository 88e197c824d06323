package eu.megawatt.telemetry.simulate.emit;

/** The body of a request of remote_write, sample by sample. Meant to be used again. */
public sealed interface WriteBody extends SampleSink permits WriteBodyV1, WriteBodyV2 {

  /** Samples in it so far. */
  int samples();

  /** The request as it goes over the wire, packed; what follows is another request. */
  byte[] finish();

  /** An empty body of a version. */
  static WriteBody of(WriteVersion version) {
    return switch (version) {
      case V1 -> new WriteBodyV1();
      case V2 -> new WriteBodyV2();
    };
  }
}

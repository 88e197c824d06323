package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Rejection;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Decodes a {@code prometheus.WriteRequest} (remote_write 1.0). A series is known by its label
 * bytes as they stand there, hashed in one go; none is made a string but the first time. Not
 * thread-safe; meant to be used again.
 */
public final class RemoteWriteV1 implements LabelSource {

  private static final int SERIES = 1 << 3 | ProtoReader.BYTES;
  private static final int METADATA = 3 << 3 | ProtoReader.BYTES;

  private static final int LABEL = 1 << 3 | ProtoReader.BYTES;
  private static final int EXEMPLAR = 3 << 3 | ProtoReader.BYTES;
  private static final int HISTOGRAM = 4 << 3 | ProtoReader.BYTES;

  private static final int NAME = 1 << 3 | ProtoReader.BYTES;
  private static final int VALUE = 2 << 3 | ProtoReader.BYTES;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The bytes of {@code __name__}. */
  private static final long METRIC = 0x5f5f_656d_616e_5f5fL;

  /** Tag and length of the label's name, the name, tag and length of its value. */
  private static final int BEFORE_METRIC_VALUE = 2 + Long.BYTES + 2;

  private static final int NONE = -1;
  private static final byte[] NOTHING = new byte[0];

  private final SeriesLookup lookup;
  private final LabelHash hash;
  private final ProtoReader reader = new ProtoReader();
  private final SampleReader sample = SampleReader.v1();

  private byte[] labelBytes = NOTHING;
  private int labelsFrom;
  private int labelsTo;
  private boolean together;
  private int metricFrom;
  private int metricTo;
  private int firstSample;
  private int samples;

  public RemoteWriteV1(SeriesIndex index) {
    lookup = new SeriesLookup(index);
    hash = new LabelHash(index.key());
  }

  /**
   * Decodes a request.
   *
   * @param plain the message, from the beginning on
   * @throws MalformedRequestException if it is none; what the intake has by then is of no use
   */
  public void decode(byte[] plain, int length, Intake intake) throws MalformedRequestException {
    lookup.begin();
    reader.reset(plain, 0, length);
    try {
      request(plain, intake);
    } finally {
      lookup.end();
      reader.letGo();
      labelBytes = NOTHING;
    }
  }

  private void request(byte[] plain, Intake intake) throws MalformedRequestException {
    NameTable names = lookup.names();
    while (reader.hasMore()) {
      int tag = reader.tag();
      if (tag == SERIES) {
        int outerEnd = reader.enter(reader.length());
        series(plain, names, intake);
        reader.leave(outerEnd);
      } else {
        if (tag == METADATA) {
          intake.metadata();
        }
        reader.skip(tag);
      }
    }
  }

  private void series(byte[] plain, NameTable names, Intake intake)
      throws MalformedRequestException {
    int from = reader.at();
    survey(plain, intake);
    if (samples == 0) {
      return;
    }
    boolean needed;
    if (together && metricFrom != NONE) {
      labelBytes = plain;
      needed = names.has(plain, metricFrom, metricTo);
    } else {
      gather(plain, from);
      Optional<SeriesLabels> labels = labels();
      if (labels.isEmpty()) {
        intake.drop(Rejection.MALFORMED, samples);
        return;
      }
      needed = names.has(labels.get().metric());
    }
    if (!needed) {
      intake.drop(Rejection.UNKNOWN_NAME, samples);
      return;
    }
    hash.of(labelBytes, labelsFrom, labelsTo);
    long state = lookup.stateOf(hash.first(), hash.second(), this);
    if (SeriesState.isKnown(state)) {
      sample.readAll(
          reader, firstSample, 0, SeriesState.entity(state), lookup.meaning(state), intake);
    } else {
      intake.drop(SeriesState.reason(state), samples);
    }
  }

  /**
   * Goes over the series once, to find where its labels, its metric's name and its samples stand.
   */
  private void survey(byte[] plain, Intake intake) throws MalformedRequestException {
    labelsFrom = reader.at();
    labelsTo = labelsFrom;
    together = true;
    metricFrom = NONE;
    firstSample = NONE;
    samples = 0;
    while (reader.hasMore()) {
      int at = reader.at();
      int tag = reader.tag();
      switch (tag) {
        case LABEL -> {
          int length = reader.length();
          label(plain, at, reader.at(), length);
          reader.skipBytes(length);
          labelsTo = reader.at();
        }
        case SampleReader.SAMPLE -> {
          if (samples++ == 0) {
            firstSample = at;
          }
          reader.skip(tag);
        }
        case EXEMPLAR -> {
          intake.exemplar();
          reader.skip(tag);
        }
        case HISTOGRAM -> {
          intake.histogram();
          reader.skip(tag);
        }
        default -> reader.skip(tag);
      }
    }
  }

  private void label(byte[] plain, int at, int content, int length) {
    if (at != labelsTo) {
      if (labelsFrom == labelsTo) {
        labelsFrom = at;
      } else {
        together = false;
      }
    }
    if (metricFrom == NONE
        && length > BEFORE_METRIC_VALUE
        && plain[content] == NAME
        && plain[content + 1] == Long.BYTES
        && (long) EIGHT.get(plain, content + 2) == METRIC
        && plain[content + 2 + Long.BYTES] == VALUE
        && plain[content + BEFORE_METRIC_VALUE - 1] == length - BEFORE_METRIC_VALUE) {
      metricFrom = content + BEFORE_METRIC_VALUE;
      metricTo = content + length;
    }
  }

  /** The rare way: puts the labels together that stand apart or in an unusual form. */
  private void gather(byte[] plain, int from) throws MalformedRequestException {
    byte[] gathered = new byte[reader.at() - from];
    labelBytes = gathered;
    labelsFrom = 0;
    labelsTo = 0;
    reader.goTo(from);
    while (reader.hasMore()) {
      int at = reader.at();
      int tag = reader.tag();
      reader.skip(tag);
      if (tag == LABEL) {
        System.arraycopy(plain, at, gathered, labelsTo, reader.at() - at);
        labelsTo += reader.at() - at;
      }
    }
  }

  @Override
  public Optional<SeriesLabels> labels() {
    try {
      return LabelMessages.read(labelBytes, labelsFrom, labelsTo).finish(Optional.empty());
    } catch (MalformedRequestException e) {
      return Optional.empty();
    }
  }
}

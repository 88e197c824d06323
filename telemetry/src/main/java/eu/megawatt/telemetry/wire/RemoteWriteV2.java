package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Rejection;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decodes an {@code io.prometheus.write.v2.Request} (remote_write 2.0). Each text of the request is
 * hashed once; a series is known by the hashes of its labels' texts and of its unit. When a counter
 * began stands in its samples ({@code start_timestamp}), or in its series ({@code
 * created_timestamp}, as senders before 2.0-rc.4 have it). Not thread-safe; meant to be used again.
 */
public final class RemoteWriteV2 implements LabelSource {

  private static final int SYMBOL = 4 << 3 | ProtoReader.BYTES;
  private static final int SERIES = 5 << 3 | ProtoReader.BYTES;

  private static final int LABEL_REF = 1 << 3 | ProtoReader.VARINT;
  private static final int LABEL_REFS = 1 << 3 | ProtoReader.BYTES;
  private static final int HISTOGRAM = 3 << 3 | ProtoReader.BYTES;
  private static final int EXEMPLAR = 4 << 3 | ProtoReader.BYTES;
  private static final int METADATA = 5 << 3 | ProtoReader.BYTES;

  private static final int CREATED = 6 << 3 | ProtoReader.VARINT;

  private static final int UNIT_REF = 4 << 3 | ProtoReader.VARINT;

  private static final int NONE = -1;

  /** The number of the empty text, which stands for no unit. */
  private static final int NO_UNIT = 0;

  /** Keeps a unit's hash apart from that of a label with the same text. */
  private static final long UNIT = 0x9e37_79b9_7f4a_7c15L;

  /** Label names and values of one series; far more than senders allow. */
  private static final int MOST_REFS = 1 << 12;

  private final SeriesLookup lookup;
  private final LabelHash hash;
  private final SymbolTable symbols;
  private final ProtoReader reader = new ProtoReader();
  private final SampleReader sample = SampleReader.v2();

  /** Names and values of labels in turn, by the numbers of their texts. */
  private int[] refs = new int[64];

  private int refCount;
  private boolean refsExist;
  private int metric;
  private int unit;
  private int firstSample;
  private long createdMillis;
  private int samples;

  public RemoteWriteV2(SeriesIndex index) {
    lookup = new SeriesLookup(index);
    hash = new LabelHash(index.key());
    symbols = new SymbolTable(index.key());
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
      symbols.begin(plain);
      reader.goTo(readSymbols(length));
      request(intake);
    } finally {
      lookup.end();
      reader.letGo();
      symbols.letGo();
    }
  }

  private void request(Intake intake) throws MalformedRequestException {
    NameTable names = lookup.names();
    while (reader.hasMore()) {
      int tag = reader.tag();
      if (tag == SERIES) {
        int outerEnd = reader.enter(reader.length());
        series(names, intake);
        reader.leave(outerEnd);
      } else {
        reader.skip(tag);
      }
    }
  }

  /**
   * Reads the texts, wherever they stand; where the first series stands, the end if there is none.
   */
  private int readSymbols(int end) throws MalformedRequestException {
    int firstSeries = end;
    while (reader.hasMore()) {
      int at = reader.at();
      int tag = reader.tag();
      if (tag == SYMBOL) {
        int length = reader.length();
        symbols.add(reader.at(), reader.at() + length);
        reader.skipBytes(length);
      } else {
        firstSeries = tag == SERIES ? Math.min(firstSeries, at) : firstSeries;
        reader.skip(tag);
      }
    }
    return firstSeries;
  }

  private void series(NameTable names, Intake intake) throws MalformedRequestException {
    survey(intake);
    if (samples == 0) {
      return;
    }
    findMetric();
    if (!refsExist || metric == NONE) {
      intake.drop(Rejection.MALFORMED, samples);
    } else if (!symbols.isNeeded(metric, names)) {
      intake.drop(Rejection.UNKNOWN_NAME, samples);
    } else {
      hashLabels();
      long state = lookup.stateOf(hash.first(), hash.second(), this);
      if (SeriesState.isKnown(state)) {
        sample.readAll(
            reader,
            firstSample,
            createdMillis,
            SeriesState.entity(state),
            lookup.meaning(state),
            intake);
      } else {
        intake.drop(SeriesState.reason(state), samples);
      }
    }
  }

  /** Goes over the series once, to collect its labels and its unit and to find its samples. */
  private void survey(Intake intake) throws MalformedRequestException {
    refCount = 0;
    unit = NO_UNIT;
    firstSample = NONE;
    createdMillis = 0;
    samples = 0;
    while (reader.hasMore()) {
      int at = reader.at();
      int tag = reader.tag();
      switch (tag) {
        case LABEL_REFS -> packedRefs();
        case LABEL_REF -> addRef(reader.varint());
        case METADATA -> {
          intake.metadata();
          readUnit();
        }
        case CREATED -> createdMillis = reader.varint();
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

  private void packedRefs() throws MalformedRequestException {
    int outerEnd = reader.enter(reader.length());
    while (reader.hasMore()) {
      addRef(reader.varint());
    }
    reader.leave(outerEnd);
  }

  private void addRef(long ref) throws MalformedRequestException {
    if (refCount == MOST_REFS) {
      throw new MalformedRequestException(
          "a series of more than %d labels; drop some before sending".formatted(MOST_REFS / 2));
    }
    if (refCount == refs.length) {
      refs = Arrays.copyOf(refs, 2 * refCount);
    }
    refs[refCount++] = symbolOf(ref);
  }

  private static int symbolOf(long ref) {
    int symbol = (int) ref;
    return symbol == ref ? symbol : NONE;
  }

  private void readUnit() throws MalformedRequestException {
    int outerEnd = reader.enter(reader.length());
    while (reader.hasMore()) {
      int tag = reader.tag();
      if (tag == UNIT_REF) {
        unit = symbolOf(reader.varint());
      } else {
        reader.skip(tag);
      }
    }
    reader.leave(outerEnd);
  }

  /**
   * Finds the symbol with the metric's name, and sees that all texts that are spoken of are there.
   */
  private void findMetric() {
    metric = NONE;
    refsExist = (refCount & 1) == 0 && (unit == NO_UNIT || exists(unit));
    for (int i = 0; i < refCount && refsExist; i += 2) {
      refsExist = exists(refs[i]) && exists(refs[i + 1]);
      if (refsExist && symbols.isMetric(refs[i]) && !symbols.isEmpty(refs[i + 1])) {
        metric = refs[i + 1];
      }
    }
  }

  private boolean exists(int symbol) {
    return symbol >= 0 && symbol < symbols.size();
  }

  private void hashLabels() {
    hash.begin();
    for (int i = 0; i < refCount; i += 2) {
      int name = refs[i];
      int value = refs[i + 1];
      hash.add(
          symbols.first(name), symbols.second(name), symbols.first(value), symbols.second(value));
    }
    if (unit != NO_UNIT) {
      hash.add(UNIT, UNIT, symbols.first(unit), symbols.second(unit));
    }
    hash.end();
  }

  @Override
  public Optional<SeriesLabels> labels() {
    LabelsDraft draft = new LabelsDraft();
    for (int i = 0; i < refCount; i += 2) {
      draft.add(symbols.text(refs[i]), symbols.text(refs[i + 1]));
    }
    return draft.finish(
        unit == NO_UNIT
            ? Optional.empty()
            : Optional.of(symbols.text(unit)).filter(it -> !it.isEmpty()));
  }
}

package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Megawatts now. Takes in samples as they become durable and keeps the newest of each entity; at
 * each look it adds up what they mean for every node, rack, power domain and site, and what needs
 * somebody. What it shows is a function of the newest values and the time alone, whatever the order
 * in which samples came. Thread-safe; taking in a batch waits for a look for a millisecond or two
 * at most.
 */
public final class LivePower {

  private final Directory directory;
  private final LiveSettings settings;
  private final LongSupplier clock;
  private final LastValues last = new LastValues();
  private final Places places;
  private final AttentionList attention;
  private final LimitWatch limits;
  private final MeterWatch meters;
  private volatile Supplier<List<HeardSource>> sources = List::of;
  private Layout layout;
  private Work work;
  private long heardFromMillis;
  private volatile LiveView view;
  private volatile Report report = new Report(List.of(), List.of(), 0);

  /** What the attention list says at one look. */
  private record Report(List<Attention> lasting, List<Attention> ended, long unlisted) {}

  /**
   * Nothing heard yet.
   *
   * @param clock milliseconds since 1970
   */
  public LivePower(
      Inventory inventory, Directory directory, LiveSettings settings, LongSupplier clock) {
    this.directory = directory;
    this.settings = settings;
    this.clock = clock;
    places = new Places(directory);
    attention = new AttentionList(settings);
    limits = new LimitWatch(settings);
    meters = new MeterWatch(settings);
    heardFromMillis = clock.getAsLong();
    Instant now = Instant.ofEpochMilli(heardFromMillis);
    layout = Layout.of(inventory, now);
    work = Work.of(layout.stock(), directory, Holdings.none());
    view = lookAt(now);
  }

  /** Takes in samples that are durable; done with the batch when it returns. */
  public synchronized void apply(SampleBatch batch) {
    last.put(batch, clock.getAsLong());
  }

  /** From now on each look also sees to these sources. */
  public void watch(Supplier<List<HeardSource>> heard) {
    sources = heard;
  }

  /** Changes over to another inventory; readings that it has a place for are kept. */
  public synchronized void use(Inventory inventory) {
    Instant now = Instant.ofEpochMilli(clock.getAsLong());
    changeOver(inventory, now);
    heardFromMillis = now.toEpochMilli();
    view = lookAt(now);
  }

  /**
   * Adds up anew, as of now, and sees to what needs somebody. To be called a few times a second.
   */
  public synchronized LiveView look() {
    Instant now = Instant.ofEpochMilli(clock.getAsLong());
    if (layout.stock().isOutdated(now)) {
      changeOver(layout.stock().inventory(), now);
    }
    LiveView fresh = lookAt(now);
    view = fresh;
    return fresh;
  }

  private void changeOver(Inventory inventory, Instant now) {
    layout = Layout.of(inventory, now);
    places.forget();
    work = Work.of(layout.stock(), directory, work.holdings());
  }

  /**
   * From now on power belongs to classes of work by these holdings. What takes long is done before
   * looks have to wait for it. To be called by one thread at a time.
   */
  public void use(Holdings holdings) {
    Work fresh = Work.of(stock(), directory, holdings);
    synchronized (this) {
      work = fresh.isOf(layout.stock()) ? fresh : Work.of(layout.stock(), directory, holdings);
    }
  }

  private synchronized Stock stock() {
    return layout.stock();
  }

  private Readout read(long nowMillis) {
    places.learn(layout.stock());
    work.learn();
    return Readout.of(layout.stock(), places, work, last, settings, nowMillis);
  }

  private LiveView lookAt(Instant now) {
    Readout readout = read(now.toEpochMilli());
    Look look = new Look(layout, readout, now, settings);
    LiveView seen = look.view(work.holdings().version());
    List<Finding> findings = new ArrayList<>(limits.look(seen));
    findings.addAll(meters.look(seen));
    findings.addAll(SourceWatchdog.look(sources.get(), settings));
    if (now.toEpochMilli() - heardFromMillis > settings.sensorHold().toMillis()) {
      findings.addAll(
          SilenceWatch.look(layout, readout, look.powers(), settings, now.toEpochMilli()));
    }
    attention.update(findings, now);
    report = new Report(attention.lasting(), attention.ended(), attention.unlisted());
    return seen;
  }

  /** The fleet at the last look. */
  public LiveView view() {
    return view;
  }

  /** What needs somebody, the most pressing first; bounded. */
  public List<Attention> attention() {
    return report.lasting();
  }

  /** What needed somebody and no longer does, the latest first; bounded. */
  public List<Attention> ended() {
    return report.ended();
  }

  /** Matters that found no room in either list, so far. */
  public long unlisted() {
    return report.unlisted();
  }

  /** The nodes of a rack that are in service, with their GPUs. */
  public synchronized List<LiveNode> nodesOf(String rack) {
    long now = clock.getAsLong();
    Readout readout = read(now);
    Stock stock = layout.stock();
    List<LiveNode> nodes = new ArrayList<>();
    for (int node = 0; node < stock.nodes().size(); node++) {
      if (stock.nodes().get(node).rack().equals(rack)) {
        nodes.add(node(node, readout.node(stock, node)));
      }
    }
    return nodes;
  }

  private LiveNode node(int node, NodePower power) {
    List<LiveDevice> devices = new ArrayList<>();
    for (int entity = 0; entity < places.size(); entity++) {
      if (places.at(entity) == node && places.kind(entity) == EntityKind.GPU) {
        devices.add(
            new LiveDevice(
                directory.key(entity),
                value(last.power(), entity),
                value(last.temperature(), entity),
                value(last.utilisation(), entity),
                heard(last.power(), entity)));
      }
    }
    devices.sort(Comparator.comparing(LiveDevice::uuid));
    return new LiveNode(
        layout.stock().nodes().get(node),
        power.hearing(),
        power.hearing() == Hearing.NEVER
            ? OptionalLong.empty()
            : OptionalLong.of(power.milliwatts()),
        power.silentMilliwatts(),
        devices);
  }

  private static OptionalLong heard(Newest newest, int entity) {
    long heard = newest.heardMillis(entity);
    return heard == Newest.NEVER ? OptionalLong.empty() : OptionalLong.of(heard);
  }

  private static OptionalLong value(Newest newest, int entity) {
    return newest.heardMillis(entity) == Newest.NEVER
        ? OptionalLong.empty()
        : OptionalLong.of(newest.value(entity));
  }

  /** What happens if a power domain is lost now; changes nothing. */
  public synchronized LossOutcome lose(String domain) {
    Instant now = Instant.ofEpochMilli(clock.getAsLong());
    Readout readout = read(now.toEpochMilli());
    return new Look(layout, readout, now, settings).lose(domain);
  }
}

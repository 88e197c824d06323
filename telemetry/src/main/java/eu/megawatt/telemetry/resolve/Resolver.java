package eu.megawatt.telemetry.resolve;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.wire.Resolution;
import eu.megawatt.telemetry.wire.Scale;
import eu.megawatt.telemetry.wire.SeriesLabels;
import eu.megawatt.telemetry.wire.SeriesResolver;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says what a series is: by its name from the {@link Dictionary}, by its labels from the inventory.
 *
 * <p>A GPU is its UUID, whatever host, pod or job its labels name. One that the inventory does not
 * name is adopted by the node that its labels name, up to that node's number of GPUs, and stays
 * adopted; whoever is left goes into {@link Quarantine}. Thread-safe.
 */
public final class Resolver implements SeriesResolver {

  private final Dictionary dictionary;
  private final Set<String> metrics;
  private final Registration registration;
  private final Adoptions adoptions;
  private final Quarantine quarantine = new Quarantine();
  private final AtomicLong generation = new AtomicLong();
  private volatile Owners owners;

  private Resolver(
      Dictionary dictionary, Registration registration, Adoptions adoptions, Owners owners) {
    this.dictionary = dictionary;
    this.metrics = Set.copyOf(dictionary.names());
    this.registration = registration;
    this.adoptions = adoptions;
    this.owners = owners;
  }

  /** One for an inventory, with the GPUs that were adopted before. */
  public static Resolver of(
      Inventory inventory, Dictionary dictionary, Registration registration, Adoptions adoptions) {
    return new Resolver(dictionary, registration, adoptions, roster(inventory, adoptions));
  }

  /**
   * One that takes everything for what its labels call it, to try a source without an inventory.
   */
  public static Resolver asLabelled(Dictionary dictionary, Registration registration) {
    return new Resolver(dictionary, registration, Adoptions.forgotten(), new AsLabelled());
  }

  /** Changes over to another inventory; whoever remembers answers asks again. */
  public synchronized void use(Inventory inventory) {
    owners = roster(inventory, adoptions);
    quarantine.clear();
    generation.incrementAndGet();
  }

  private static Roster roster(Inventory inventory, Adoptions adoptions) {
    Roster roster = new Roster(inventory);
    for (Adoptions.Adoption adopted : adoptions.all()) {
      roster.node(adopted.node()).ifPresent(node -> roster.adopt(adopted.uuid(), node));
    }
    return roster;
  }

  @Override
  public Set<String> metrics() {
    return metrics;
  }

  @Override
  public long generation() {
    return generation.get();
  }

  @Override
  public Resolution resolve(SeriesLabels series) {
    return identify(series).resolution();
  }

  /** Who is in quarantine. */
  public Quarantine quarantine() {
    return quarantine;
  }

  /** What the series is, or why it is of no use. */
  public Identity identify(SeriesLabels series) {
    Optional<Meaning> meaning = dictionary.meaning(series.metric());
    if (meaning.isEmpty()) {
      return new Identity.Refused(Rejection.UNKNOWN_NAME, "not one of the metrics that are used");
    }
    return switch (meaning.get()) {
      case Meaning.Left left -> new Identity.Refused(Rejection.UNSUPPORTED_KIND, left.why());
      case Meaning.Taken taken -> taken(taken, series);
    };
  }

  private Identity taken(Meaning.Taken meaning, SeriesLabels series) {
    if (!meaning.holds(series.labels())) {
      return new Identity.Refused(Rejection.UNSUPPORTED_KIND, meaning.otherwise());
    }
    Optional<Unit> unit = unit(meaning, series);
    if (unit.isEmpty()) {
      return new Identity.Refused(
          Rejection.UNSUPPORTED_KIND,
          "its unit \"%s\" is none of %s"
              .formatted(series.unit().orElse(""), word(meaning.quantity())));
    }
    Subject subject = subject(meaning.subject(), series.labels());
    return owned(subject, meaning.quantity(), unit.get().scale(), series.labels());
  }

  /** Names of shares say "ratio" of percentages, so for shares the dictionary alone decides. */
  private static Optional<Unit> unit(Meaning.Taken meaning, SeriesLabels series) {
    String declared = series.unit().orElse("");
    boolean share = Unit.RATIO.measures(meaning.quantity());
    return declared.isEmpty() || share
        ? Optional.of(meaning.unit())
        : Unit.of(declared).filter(unit -> unit.measures(meaning.quantity()));
  }

  private Subject subject(Subject subject, Map<String, String> labels) {
    if (subject != Subject.ANY) {
      return subject;
    }
    LabelRoles roles = dictionary.roles();
    if (roles.meters(labels).findAny().isPresent()) {
      return Subject.METER;
    }
    return roles.gpus(labels).findAny().isPresent() ? Subject.GPU : Subject.NODE;
  }

  private Identity owned(
      Subject subject, Quantity quantity, Scale scale, Map<String, String> labels) {
    LabelRoles roles = dictionary.roles();
    Owners asked = owners;
    Owners.Owner owner =
        switch (subject) {
          case GPU -> asked.gpu(roles, labels);
          case NODE, ANY -> asked.node(roles, labels);
          case CPU_HOST -> asked.cpuHost(roles, labels);
          case METER -> asked.meter(roles, labels);
        };
    return switch (owner) {
      case Owners.Found found ->
          known(found.kind(), found.key(), found.ratedMilliwatts(), quantity, scale);
      case Owners.Newcomer newcomer when adopt(newcomer) ->
          known(EntityKind.GPU, newcomer.uuid(), newcomer.ratedMilliwatts(), quantity, scale);
      case Owners.Newcomer full ->
          stranger(
              subject,
              full.uuid(),
              "node %s has its %d GPUs already"
                  .formatted(full.node().id(), full.node().gpuCount()));
      case Owners.Nobody nobody when nobody.reason() == Rejection.UNKNOWN_ENTITY ->
          stranger(subject, nobody.name(), nobody.detail());
      case Owners.Nobody nobody -> new Identity.Refused(nobody.reason(), nobody.detail());
    };
  }

  private Identity known(
      EntityKind kind, String key, long ratedMilliwatts, Quantity quantity, Scale scale) {
    int entity = registration.entity(kind, key);
    return new Identity.Known(
        new Resolution.Known(entity, quantity, scale, ratedMilliwatts), kind, key);
  }

  private synchronized boolean adopt(Owners.Newcomer newcomer) {
    if (!(owners instanceof Roster roster)) {
      return false;
    }
    if (roster.has(newcomer.uuid())) {
      return true;
    }
    boolean kept =
        roster.hasRoom(newcomer.node()) && adoptions.add(newcomer.uuid(), newcomer.node().id());
    return kept && roster.adopt(newcomer.uuid(), newcomer.node());
  }

  private Identity stranger(Subject subject, String name, String detail) {
    quarantine.add(subject, name, detail);
    return new Identity.Refused(Rejection.UNKNOWN_ENTITY, name + ": " + detail);
  }

  private static String word(Quantity quantity) {
    return quantity.name().toLowerCase(Locale.ROOT);
  }
}

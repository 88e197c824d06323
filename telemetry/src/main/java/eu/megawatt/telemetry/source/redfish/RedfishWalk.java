package eu.megawatt.telemetry.source.redfish;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds a machine's power in its controller's tree, and reads it once a round: the environment
 * metrics, else the power control of old, else the sum of the power supplies' inputs.
 *
 * <p>Controllers of GPU servers show a chassis for every board; the machine is the one that is no
 * component and has a computer system. Not thread-safe.
 */
public final class RedfishWalk {

  /** Chassis that are looked at. */
  private static final int MOST_CHASSIS = 200;

  /** Power supplies that are added up. */
  private static final int MOST_SUPPLIES = 64;

  private static final String COLLECTION = "/redfish/v1/Chassis";
  private static final String ID = "@odata.id";
  private static final Set<String> PARTS =
      Set.of("Component", "Module", "Card", "Cartridge", "Drawer", "Expansion", "Zone", "Sidecar");

  /** Gets resources. */
  @FunctionalInterface
  public interface Fetch {

    /** A resource; empty where the controller has none there or fails at this one. */
    Optional<Json> get(String path) throws IOException, InterruptedException, UnreadableException;
  }

  private final Fetch fetch;
  private final Map<String, String> owner;
  private String machine;

  /** A reader that finds the machine's chassis itself. */
  public RedfishWalk(Fetch fetch, Map<String, String> owner) {
    this(fetch, owner, "");
  }

  /** A reader of one chassis or of any other resource with metrics, by its path. */
  public RedfishWalk(Fetch fetch, Map<String, String> owner, String path) {
    this.fetch = fetch;
    this.owner = Map.copyOf(owner);
    this.machine = path;
  }

  /** Reads the machine's power and energy once. */
  public void read(ReadingSink sink) throws IOException, InterruptedException, UnreadableException {
    if (machine.isEmpty()) {
      machine = find();
    }
    Json resource = need(machine);
    if (RedfishDocument.type(resource).equals("Chassis")) {
      chassis(resource, sink);
    } else {
      RedfishDocument.read(resource, owner, sink);
    }
  }

  private String find() throws IOException, InterruptedException, UnreadableException {
    List<String> whole = new ArrayList<>();
    List<String> withSystem = new ArrayList<>();
    List<Json> members = need(COLLECTION).at("Members").itemList();
    for (Json member : members.subList(0, Math.min(MOST_CHASSIS, members.size()))) {
      String path = member.at(ID).text().orElse("");
      Optional<Json> chassis = path.isEmpty() ? Optional.empty() : fetch.get(path);
      if (chassis.filter(RedfishWalk::isWhole).isPresent()) {
        whole.add(path);
        if (!chassis.get().at("Links").at("ComputerSystems").itemList().isEmpty()) {
          withSystem.add(path);
        }
      }
    }
    List<String> found = withSystem.isEmpty() ? whole : withSystem;
    if (found.size() != 1) {
      throw new UnreadableException(
          found.isEmpty()
              ? "no chassis in " + COLLECTION + " says its power"
              : "several chassis say their power: %s. Maybe name one as \"path\"".formatted(found));
    }
    return found.getFirst();
  }

  private static boolean isWhole(Json chassis) {
    return !PARTS.contains(chassis.at("ChassisType").text().orElse(""))
        && (chassis.at("EnvironmentMetrics").isThere()
            || chassis.at("Power").isThere()
            || chassis.at("PowerSubsystem").isThere());
  }

  private void chassis(Json chassis, ReadingSink sink)
      throws IOException, InterruptedException, UnreadableException {
    boolean on = chassis.at("PowerState").text().equals(Optional.of("On"));
    Round round = new Round(on, sink);
    for (String place : List.of("EnvironmentMetrics", "Power")) {
      Optional<Json> resource = follow(chassis.at(place));
      if (!round.hasPower && resource.filter(RedfishDocument::recognises).isPresent()) {
        RedfishDocument.read(resource.get(), owner, round);
      }
    }
    if (!round.hasPower) {
      supplies(chassis, round);
    }
    if (!round.hasPower) {
      sink.refused(
          Rejection.NO_READING,
          machine,
          "neither its metrics nor its power supplies say its power");
    }
  }

  /** All supplies that are in use, or none: a sum that lacks one would be a wrong number. */
  private void supplies(Json chassis, Round round)
      throws IOException, InterruptedException, UnreadableException {
    Optional<Json> subsystem = follow(chassis.at("PowerSubsystem"));
    Optional<Json> collection =
        subsystem.isPresent() ? follow(subsystem.get().at("PowerSupplies")) : Optional.empty();
    List<Json> members = collection.map(it -> it.at("Members").itemList()).orElse(List.of());
    double sum = 0;
    int added = 0;
    for (Json member : members.subList(0, Math.min(MOST_SUPPLIES, members.size()))) {
      Optional<Json> supply = follow(member);
      if (supply.isEmpty() || !isInUse(supply.get())) {
        continue;
      }
      OptionalDouble watts =
          follow(supply.get().at("Metrics"))
              .map(it -> it.at("InputPowerWatts").at("Reading").number())
              .orElse(OptionalDouble.empty());
      if (watts.isEmpty()) {
        return;
      }
      sum += watts.getAsDouble();
      added++;
    }
    if (added > 0) {
      round.reading(
          new Reading(RedfishDocument.POWER, owner, Optional.empty(), sum, OptionalLong.empty()));
    }
  }

  private static boolean isInUse(Json supply) {
    String state = supply.at("Status").at("State").text().orElse("Enabled");
    return !state.equals("Absent")
        && !state.equals("UnavailableOffline")
        && !state.equals("Disabled");
  }

  private Optional<Json> follow(Json link)
      throws IOException, InterruptedException, UnreadableException {
    Optional<String> path = link.at(ID).text();
    return path.isPresent() ? fetch.get(path.get()) : Optional.empty();
  }

  private Json need(String path) throws IOException, InterruptedException, UnreadableException {
    return fetch
        .get(path)
        .orElseThrow(() -> new UnreadableException("there is no resource at " + path));
  }

  /** One round's readings: the first power counts, and 0 W of a machine that is on is none. */
  private static final class Round implements ReadingSink {

    private final boolean on;
    private final ReadingSink sink;
    private boolean hasPower;

    Round(boolean on, ReadingSink sink) {
      this.on = on;
      this.sink = sink;
    }

    @Override
    public void reading(Reading reading) {
      boolean power = reading.name().equals(RedfishDocument.POWER);
      if (power && on && reading.value() == 0) {
        sink.refused(Rejection.NO_READING, reading.name(), "0 W of a machine that is on");
        return;
      }
      hasPower |= power;
      sink.reading(reading);
    }

    @Override
    public void refused(Rejection reason, String what, String why) {
      sink.refused(reason, what, why);
    }
  }
}

package eu.megawatt.service.rest;

import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Waiver;
import eu.megawatt.service.approval.Approval;
import eu.megawatt.service.approval.Approvals;
import eu.megawatt.service.approval.FourEyes;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.json.Json;
import eu.megawatt.service.live.Registers;
import eu.megawatt.service.sovereignty.RegisterStore;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Registers that waive something, as changes that wait, where they are to. */
final class HeldRegister {

  private final Registers registers;
  private final RegisterStore store;
  private final Approvals approvals;

  HeldRegister(Registers registers, RegisterStore store, Approvals approvals) {
    this.registers = registers;
    this.store = store;
    this.approvals = approvals;
    approvals.make(FourEyes.WAIVERS, this::make);
  }

  /**
   * A register that waits.
   *
   * @param instead the version that it was made for; empty where it is the first
   */
  record Held(String version, Optional<String> instead, String reason) {}

  private record Waived(String profile, Waiver waiver) {}

  /** Whether a register has to wait: it waives what the one in force does not. */
  boolean isHeld(Register next) {
    return approvals.isHeld(FourEyes.WAIVERS)
        && !waived(registers.current()).containsAll(waived(next));
  }

  /** Has a register wait that could be in force now; it is kept under its version. */
  Approval hold(Register next, String reason, String caller) {
    Set<Waived> more = waived(next);
    more.removeAll(waived(registers.current()));
    String summary =
        more.stream()
            .map(
                it ->
                    "%s waives %s%s until %s for profile %s: %s"
                        .formatted(
                            it.waiver.by(),
                            it.waiver.clause(),
                            it.waiver.place().map(" at "::concat).orElse(""),
                            it.waiver.to(),
                            it.profile,
                            it.waiver.reason()))
            .collect(Collectors.joining("; "));
    Optional<String> instead =
        Optional.of(registers.current().version())
            .filter(it -> !it.equals(Register.NONE.version()));
    return approvals.hold(
        FourEyes.WAIVERS,
        summary.substring(0, Math.min(summary.length(), 1_000)),
        new Held(next.version(), instead, reason),
        caller);
  }

  private static Set<Waived> waived(Register register) {
    Set<Waived> all = new LinkedHashSet<>();
    for (Profile profile : register.profiles().all()) {
      profile.waivers().forEach(it -> all.add(new Waived(profile.id(), it)));
    }
    return all;
  }

  private Registers.Outcome make(String content) {
    Held held = Json.read(content, Held.class);
    try {
      return registers.put(
          store.register(held.version),
          held.reason,
          false,
          new Expectation(Optional.of(held.instead.orElse(Expectation.ABSENT))));
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }
}

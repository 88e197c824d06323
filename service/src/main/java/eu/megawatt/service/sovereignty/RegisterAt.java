package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.service.live.Registers;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Instant;
import java.util.Optional;

/** Registers by the moment at which they were in force. Thread-safe; one old one is kept. */
public final class RegisterAt {

  private final Registers registers;
  private final RegisterStore store;
  private volatile Register lastAsked = Register.NONE;

  public RegisterAt(Registers registers, RegisterStore store) {
    this.registers = registers;
    this.store = store;
  }

  /**
   * The register that was in force, or is.
   *
   * @param at empty for now
   * @throws eu.megawatt.service.problem.ProblemException 404 where there was none yet
   */
  public Register of(Optional<Instant> at) {
    Register current = registers.current();
    if (current.version().equals(Register.NONE.version())) {
      throw Problem.of(
              ProblemKind.NOT_FOUND,
              "There is no register of facts and profiles yet. Maybe put one: PUT"
                  + " /api/v1/sovereignty/register.")
          .toException();
    }
    return at.isEmpty() ? current : past(at.get(), current);
  }

  private Register past(Instant at, Register current) {
    String version =
        store
            .at(at)
            .map(RegisterStore.Version::version)
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND, "No register was in force at %s.".formatted(at))
                        .toException());
    if (version.equals(current.version())) {
      return current;
    }
    Register kept = lastAsked;
    if (!kept.version().equals(version)) {
      kept = store.register(version);
      lastAsked = kept;
    }
    return kept;
  }

  /**
   * A profile of a register.
   *
   * @throws eu.megawatt.service.problem.ProblemException 404 where there is none
   */
  public static Profile profile(Register register, String id) {
    return register
        .profiles()
        .find(id)
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no profile \"%s\" in the register of then.".formatted(id))
                    .toException());
  }
}

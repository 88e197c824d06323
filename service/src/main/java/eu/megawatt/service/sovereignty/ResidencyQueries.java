package eu.megawatt.service.sovereignty;

import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.service.live.PlacedJobs;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may be asked of registers, now and as they were. Thread-safe. */
public final class ResidencyQueries {

  private final RegisterAt registers;
  private final PlacedJobs jobs;
  private final EvidenceStore evidence;

  public ResidencyQueries(RegisterAt registers, PlacedJobs jobs, EvidenceStore evidence) {
    this.registers = registers;
    this.jobs = jobs;
    this.evidence = evidence;
  }

  /**
   * Every profile against every place.
   *
   * @param tenant whose jobs' profiles alone are wanted, which the caller may see; empty for all
   */
  public MatrixView matrix(
      Caller caller, Optional<String> tenant, Optional<Instant> at, Instant now) {
    return MatrixView.of(registers.of(at), at.orElse(now), seen(caller), tenant);
  }

  /** What a profile asks. */
  public RulesView rules(String profileId, Optional<Instant> at, Instant now) {
    Register register = registers.of(at);
    return RulesView.of(register, RegisterAt.profile(register, profileId), at.orElse(now));
  }

  /** What a profile makes of one place, or of all. */
  public DecisionsView decisions(
      Caller caller,
      String profileId,
      Optional<String> placeId,
      Optional<Instant> at,
      Instant from,
      Instant to) {
    Register register = registers.of(at);
    Profile profile = RegisterAt.profile(register, profileId);
    List<Place> places =
        placeId.map(it -> List.of(place(register, it))).orElse(List.copyOf(register.places()));
    return view(
        caller, register, profile, places, new DecisionsView.Asked(at.orElse(from), from, to));
  }

  /**
   * What the profile of a job makes of all places, while the job runs; empty without such a job.
   */
  public Optional<DecisionsView> ofJob(
      Caller caller, String jobId, Optional<Instant> at, Instant now) {
    Register register = registers.of(at);
    return jobs.all().stream()
        .filter(it -> it.jobId().equals(jobId) && caller.sees(it.tenant()))
        .findFirst()
        .map(
            job -> {
              Instant from = job.stays().isEmpty() ? now : job.stays().getFirst().from();
              Instant to = job.stays().isEmpty() ? now : job.stays().getLast().to();
              return view(
                  caller,
                  register,
                  RegisterAt.profile(register, job.profileId()),
                  List.copyOf(register.places()),
                  new DecisionsView.Asked(at.orElse(now), from, to));
            });
  }

  private DecisionsView view(
      Caller caller,
      Register register,
      Profile profile,
      List<Place> places,
      DecisionsView.Asked asked) {
    Set<String> kept = evidence.digests();
    return DecisionsView.of(register, profile, places, asked, seen(caller), kept::contains);
  }

  private List<PlacedJobs.PlacedJob> seen(Caller caller) {
    return jobs.all().stream().filter(it -> caller.sees(it.tenant())).toList();
  }

  private static Place place(Register register, String id) {
    return register
        .place(id)
        .orElseThrow(
            () ->
                Problem.of(
                        ProblemKind.NOT_FOUND,
                        "There is no place \"%s\" in the register: nothing may run there."
                            .formatted(id))
                    .toException());
  }

  /** The megawatts that could host a profile. */
  public CapacityView capacity(
      String profileId, Optional<Instant> registerAt, Instant at, Instant by) {
    Register register = registers.of(registerAt);
    return CapacityView.of(register, RegisterAt.profile(register, profileId), at, by);
  }

  /**
   * What runs out soon, and what has run out lately and is not renewed.
   *
   * @param tenant whose jobs and their profiles alone are wanted, which the caller may see; empty
   *     for all
   */
  public ExpiriesView expiries(
      Caller caller, Optional<String> tenant, Instant now, Duration within) {
    Register register = registers.of(Optional.empty());
    List<PlacedJobs.PlacedJob> asked =
        seen(caller).stream()
            .filter(it -> tenant.isEmpty() || tenant.get().equals(it.tenant()))
            .toList();
    ExpiriesView all = ExpiriesView.of(register, now, within, asked);
    return tenant.isEmpty() ? all : all.restingOnIt(asked);
  }
}

package eu.megawatt.service.kueue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Lets workloads of a Kueue in as Megawatt says. Two threads follow what happens in Kubernetes; a
 * third decides, one workload at a time. Closing it leaves everything as it is, for the next one to
 * go on with.
 */
public final class KueueController implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(KueueController.class.getName());

  private final KubernetesApi kubernetes;
  private final MegawattApi megawatt;
  private final KueueSettings settings;
  private final InstantSource clock;
  private final Troubles troubles = new Troubles();
  private final Figures figures = new Figures(troubles);
  private final Agenda agenda;
  private final KnownWorkloads workloads;
  private final OurChecks ours;
  private final PowerChecks decisions;
  private final List<Thread> threads;

  private KueueController(
      KubernetesApi kubernetes, MegawattApi megawatt, KueueSettings settings, InstantSource clock) {
    this.kubernetes = kubernetes;
    this.megawatt = megawatt;
    this.settings = settings;
    this.clock = clock;
    agenda = new Agenda(clock);
    workloads = new KnownWorkloads(agenda, figures, troubles);
    ours = new OurChecks(settings.controllerName(), agenda, workloads);
    decisions =
        new PowerChecks(
            kubernetes, megawatt, settings, ours, workloads, agenda, figures, troubles, clock);
    Watcher<OurChecks.Seen> checks =
        new Watcher<>(
            kubernetes,
            Resource.ADMISSION_CHECKS,
            OurChecks.Seen::of,
            ours,
            settings,
            figures,
            troubles,
            clock);
    Watcher<Workload> work =
        new Watcher<>(
            kubernetes,
            Resource.WORKLOADS,
            new WorkloadReading(settings.gpuResource())::workload,
            workloads,
            settings,
            figures,
            troubles,
            clock);
    threads =
        List.of(
            Thread.ofVirtual().name("kueue-checks").unstarted(checks::run),
            Thread.ofVirtual().name("kueue-workloads").unstarted(work::run),
            Thread.ofVirtual().name("kueue-decisions").unstarted(this::decide));
  }

  /** Begins; what it is given is closed with it. */
  public static KueueController start(
      KubernetesApi kubernetes, MegawattApi megawatt, KueueSettings settings, InstantSource clock) {
    KueueController controller = new KueueController(kubernetes, megawatt, settings, clock);
    controller.threads.forEach(Thread::start);
    return controller;
  }

  private void decide() {
    try {
      ours.awaitListed();
      workloads.awaitListed();
      boolean isToBeCompared = true;
      Instant again = Instant.MIN;
      while (true) {
        isToBeCompared |= workloads.takeListed();
        if (isToBeCompared && !clock.instant().isBefore(again)) {
          isToBeCompared = !decisions.compare();
          again = clock.instant().plus(settings.longestPause());
        }
        String next = agenda.next().orElse("");
        if (!next.isEmpty()) {
          look(next);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(String what) throws InterruptedException {
    try {
      if (what.startsWith(OurChecks.ON_THE_AGENDA)) {
        keepActive(what);
      } else {
        decisions.look(what);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, e, () -> "A mistake of ours; %s is tried again".formatted(what));
      agenda.after(what, settings.longestPause());
    }
  }

  private void keepActive(String what) throws InterruptedException {
    try {
      ours.keepActive(what.substring(OurChecks.ON_THE_AGENDA.length()), kubernetes, clock);
      troubles.over(what);
    } catch (KubernetesException | UnreachableException e) {
      troubles.say(what, String.valueOf(e.getMessage()));
      agenda.after(what, settings.longestPause());
    }
  }

  /** Whether it knows what there is, and so can decide. */
  public boolean isReady() {
    return ours.isListed() && workloads.isListed();
  }

  /** Whether all of it is at work. */
  public boolean isAlive() {
    return threads.stream().allMatch(Thread::isAlive);
  }

  /** What it has done, as Prometheus reads it. */
  public String metrics() {
    return figures.page();
  }

  /** What it has done, in a line. */
  public String summary() {
    return figures.toString();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread each : threads) {
        each.join(settings.longestPause());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    kubernetes.close();
    megawatt.close();
  }
}

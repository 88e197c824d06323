package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Format;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.document.CapacityDocument.Target;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A capacity plan as read: its parts are well formed, but not held against each other yet. */
final class CapacityDraft {

  private static final Shape<TargetDraft> TARGET =
      Shape.<TargetDraft>of("a target object")
          .required("by", (in, its) -> its.by = Fields.date(in))
          .required("gridKw", (in, its) -> its.gridKw = in.wholeLong());

  private static final Shape<CapacityDraft> SHAPE =
      Shape.<CapacityDraft>of("a capacity plan object")
          .required("format", (in, _) -> Format.read(in, CapacityDocument.FORMAT))
          .required("name", (in, its) -> its.name = in.text())
          .required("from", (in, its) -> its.from = Fields.date(in))
          .optional("target", (in, its) -> its.target = Optional.of(target(in)))
          .required("sites", (in, its) -> its.sites.read(in))
          .required("steps", (in, its) -> its.steps.read(in))
          .optional("gpuLots", (in, its) -> its.lots.read(in))
          .optional("demands", (in, its) -> its.demands.read(in))
          .optional("projects", (in, its) -> its.projects.read(in))
          .optional("leadTimes", (in, its) -> in.items("objects", it -> its.readLead(it)));

  private final Section<SiteEntry> sites = new Section<>("a site", SiteEntry.SHAPE, SiteEntry::new);
  private final Section<StepEntry> steps = new Section<>("a step", StepEntry.SHAPE, StepEntry::new);
  private final Section<LotEntry> lots = new Section<>("a lot", LotEntry.SHAPE, LotEntry::new);
  private final Section<DemandEntry> demands =
      new Section<>("a demand", DemandEntry.SHAPE, DemandEntry::new);
  private final Section<ProjectEntry> projects =
      new Section<>("a project", ProjectEntry.SHAPE, ProjectEntry::new);
  private final List<LeadEntry> leads = new ArrayList<>();
  private @Nullable String name;
  private @Nullable LocalDate from;
  private Optional<TargetDraft> target = Optional.empty();

  private static final class TargetDraft {
    private @Nullable LocalDate by;
    private long gridKw;
  }

  private static TargetDraft target(Cursor in) throws IOException {
    TargetDraft draft = new TargetDraft();
    TARGET.read(in, draft);
    return draft;
  }

  private void readLead(Cursor in) throws IOException {
    LeadEntry entry = new LeadEntry();
    LeadEntry.SHAPE.read(in, entry);
    leads.add(entry);
  }

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  /** Holds the parts against each other. */
  void check(Issues issues) {
    steps.items().forEach(it -> it.check(sites, issues));
    lots.items().forEach(it -> it.check(sites, issues));
    demands.items().forEach(it -> it.check(issues));
    projects.items().forEach(it -> it.check(issues));
  }

  /** The document, once nothing is wrong with it. */
  CapacityDocument complete() {
    CapacityPlan plan =
        new CapacityPlan(
            requireNonNull(name),
            requireNonNull(from),
            new TreeMap<>(sites.complete(SiteEntry::complete)),
            List.copyOf(steps.complete(StepEntry::complete).values()),
            List.copyOf(lots.complete(LotEntry::complete).values()),
            List.copyOf(demands.complete(DemandEntry::complete).values()),
            List.copyOf(projects.complete(ProjectEntry::complete).values()));
    return new CapacityDocument(
        plan,
        leads.stream().map(LeadEntry::complete).toList(),
        target.map(it -> new Target(requireNonNull(it.by), it.gridKw)));
  }
}

package eu.megawatt.fleet.register;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.sovereignty.AssuranceLevel;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Subject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A claim as read. */
final class ClaimEntry extends Entry {

  static final Shape<ClaimEntry> SHAPE =
      Shape.<ClaimEntry>of("a claim object")
          .required("id", (in, claim) -> claim.id = in.id())
          .required("of", (in, claim) -> claim.readOf(in))
          .required("attribute", (in, claim) -> claim.attribute = in.id())
          .required("value", (in, claim) -> claim.value = new ValueEntry(in))
          .required("evidence", (in, claim) -> claim.evidence = new EvidenceEntry(in))
          .required("issuer", (in, claim) -> claim.issuer = in.sharedString())
          .required("assurance", (in, claim) -> claim.readAssurance(in))
          .required("from", (in, claim) -> claim.from = in.instant())
          .required("to", (in, claim) -> claim.to = in.instant());

  private final List<Text> of = new ArrayList<>();
  private @Nullable Text attribute;
  private @Nullable ValueEntry value;
  private @Nullable EvidenceEntry evidence;
  private @Nullable String issuer;
  private @Nullable AssuranceLevel assurance;
  private @Nullable Instant from;
  private @Nullable Instant to;

  private void readOf(Cursor in) throws IOException {
    in.items(
        "ids of subjects",
        item -> {
          Text subject = item.id();
          if (subject != null) {
            of.add(subject);
          }
        });
  }

  private void readAssurance(Cursor in) throws IOException {
    assurance =
        in.word(
            AssuranceLevel.class, it -> it.name().toLowerCase(Locale.ROOT), "a level of assurance");
  }

  void check(Section<SubjectEntry> subjects, Jurisdictions jurisdictions, Issues issues) {
    Optional<Attribute<?>> its =
        Optional.ofNullable(attribute).map(Text::value).flatMap(Attribute::find);
    if (attribute != null && its.isEmpty()) {
      issues.add(
          attribute.at(),
          pointer("attribute"),
          Names.unknown(attribute.value(), "an attribute", Attribute.names())
              + ". Certificates are called certificate.SCHEME, objectives seal.OBJECTIVE");
    }
    for (int i = 0; i < of.size(); i++) {
      SubjectEntry subject = subjects.resolve(of.get(i), pointer("of") + "/" + i, issues);
      if (subject != null
          && subject.kind != null
          && its.isPresent()
          && its.get().of() != subject.kind) {
        issues.add(
            of.get(i).at(),
            pointer("of") + "/" + i,
            "%s is known of subjects of kind %s; %s is of kind %s"
                .formatted(
                    its.get().name(),
                    its.get().of().word(),
                    Names.quoted(of.get(i).value()),
                    subject.kind.word()));
      }
    }
    if (its.isPresent() && value != null) {
      value.check(its.get(), jurisdictions, issues);
    }
    if (from != null && to != null && !from.isBefore(to) && id != null) {
      issues.add(
          id.at(),
          pointer("to"),
          "it holds from %s to %s, which is never; the end comes after the beginning"
              .formatted(from, to));
    }
  }

  /** Says it of the subjects that it is claimed of. */
  void claim(Map<String, Subject> subjects, Jurisdictions jurisdictions) {
    Attribute<?> its = Attribute.find(requireNonNull(attribute).value()).orElseThrow();
    of.forEach(
        subject ->
            subjects.computeIfPresent(
                subject.value(), (_, known) -> with(known, its, jurisdictions)));
  }

  private <V> Subject with(Subject subject, Attribute<V> its, Jurisdictions jurisdictions) {
    return subject.with(
        its,
        List.of(
            new Claim<>(
                requireNonNull(id).value(),
                requireNonNull(value).complete(its, jurisdictions),
                Optional.of(requireNonNull(evidence).complete()),
                requireNonNull(issuer),
                requireNonNull(assurance),
                requireNonNull(from),
                requireNonNull(to))));
  }
}

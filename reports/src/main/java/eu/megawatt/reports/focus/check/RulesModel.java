package eu.megawatt.reports.focus.check;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules that a file is checked by: the published model of the requirements of FOCUS, or our own. It
 * does not change, so one may serve many checks, in several threads at once.
 */
public final class RulesModel {

  private final String name;
  private final boolean published;
  private final Map<String, Rule> rules;
  private final Set<String> criteria;
  private final Map<String, String> attributes;
  private final List<Issue> issues;
  private Optional<Rulebook> rulebook = Optional.empty();

  RulesModel(
      String name,
      boolean published,
      Map<String, Rule> rules,
      Set<String> criteria,
      Map<String, String> attributes,
      List<Issue> issues) {
    this.name = name;
    this.published = published;
    this.rules = new LinkedHashMap<>(rules);
    this.criteria = Set.copyOf(criteria);
    this.attributes = Map.copyOf(attributes);
    this.issues = List.copyOf(issues);
  }

  /**
   * The model that the FOCUS project publishes as JSON. What of it is not understood is an issue
   * with the rule's id as its pointer, and that rule is told as one that could not be checked.
   *
   * @throws InvalidDocumentException if it is not such a model at all
   */
  public static RulesModel read(InputStream in) throws IOException {
    return ModelReader.read(in);
  }

  /**
   * Our own statement of the rules of a version.
   *
   * @param version one of {@link #versions}
   * @throws IllegalArgumentException if there is no such version
   */
  public static RulesModel ours(String version) {
    return OwnRules.of(version);
  }

  /** The versions that we have rules of our own for. */
  public static List<String> versions() {
    return OwnRules.VERSIONS;
  }

  /** What it is, for people. */
  public String name() {
    return name;
  }

  /** What of it was not understood, or only by guessing. */
  public List<Issue> issues() {
    return issues;
  }

  /** What a provider may be said to support. */
  public Set<String> criteria() {
    return criteria;
  }

  /** How many rules there are, those that only people can check among them. */
  public int ruleCount() {
    return rules.size();
  }

  /** The rules ready for checks, made once. */
  synchronized Rulebook rulebook() {
    Rulebook book = rulebook.orElseGet(() -> new Rulebook(this));
    rulebook = Optional.of(book);
    return book;
  }

  boolean isPublished() {
    return published;
  }

  Collection<Rule> rules() {
    return rules.values();
  }

  Optional<Rule> rule(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** The rule of an attribute that a check function stands for, such as FormatNumeric for one. */
  Optional<String> attribute(String function) {
    return Optional.ofNullable(attributes.get(function));
  }

  /** The columns that the rules know. */
  Set<String> columns() {
    return rules.values().stream()
        .filter(rule -> rule.entity() == Rule.Entity.COLUMN)
        .map(Rule::reference)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same with some rules in place of those of the same id. */
  RulesModel with(Map<String, Rule> others) {
    Map<String, Rule> all = new LinkedHashMap<>(rules);
    others.forEach(all::replace);
    return new RulesModel(name, published, all, criteria, attributes, issues);
  }
}

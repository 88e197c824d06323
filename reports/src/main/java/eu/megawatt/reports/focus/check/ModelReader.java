package eu.megawatt.reports.focus.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The published model, with everything in it that is not understood. */
final class ModelReader {

  /** Bytes that are read at most; the model of 1.2 has 580,000. */
  static final int LARGEST = 32 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Set<String> KEYS =
      Set.of(
          "Function",
          "Reference",
          "EntityType",
          "Notes",
          "ModelVersionIntroduced",
          "Status",
          "ApplicabilityCriteria",
          "Type",
          "ValidationCriteria");

  private static final Set<String> CRITERIA_KEYS =
      Set.of("MustSatisfy", "Keyword", "Requirement", "Condition", "Dependencies");

  private final JsonNode root;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  private ModelReader(JsonNode root) {
    this.root = root;
  }

  static RulesModel read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw refused("", "the model is larger than %d MiB".formatted(LARGEST >> 20));
    }
    try {
      JsonNode root = JSON.readTree(bytes);
      if (!root.path("ModelRules").isObject() || root.path("ModelRules").isEmpty()) {
        throw refused(
            "/ModelRules",
            "there are no rules. Maybe this is not the model that the FOCUS project publishes,"
                + " such as model-1.2.json");
      }
      return new ModelReader(root).model();
    } catch (JsonProcessingException e) {
      throw refused("", "the model is not JSON: " + e.getOriginalMessage());
    }
  }

  private static InvalidDocumentException refused(String pointer, String message) {
    return new InvalidDocumentException(List.of(new Issue(pointer, message)));
  }

  private RulesModel model() {
    Set<String> criteria = new TreeSet<>();
    root.path("ApplicabilityCriteria").fieldNames().forEachRemaining(criteria::add);
    root.path("ModelRules")
        .properties()
        .forEach(it -> readRule(it.getKey(), it.getValue(), criteria));
    rules.values().forEach(this::sayMissingParts);
    JsonNode details = root.path("Details");
    String name =
        "published model %s of FOCUS %s"
            .formatted(
                details.path("ModelVersion").asText("(no version)"),
                details.path("FOCUSVersion").asText("(no version)"));
    return new RulesModel(name, true, rules, criteria, attributes(), issues);
  }

  private void readRule(String id, JsonNode node, Set<String> known) {
    JsonNode criteria = node.path("ValidationCriteria");
    sayUnknown(id, node, KEYS);
    sayUnknown(id, criteria, CRITERIA_KEYS);
    List<String> needed = texts(node.path("ApplicabilityCriteria"));
    needed.stream()
        .filter(it -> !known.contains(it))
        .forEach(it -> say(id, "the criterion %s is not among those of the model".formatted(it)));
    if (!"Active".equals(node.path("Status").asText("Active"))) {
      say(id, "its status %s is not known; it is checked".formatted(node.path("Status")));
    }
    texts(criteria.path("Dependencies")).stream()
        .filter(it -> !root.path("ModelRules").has(it))
        .forEach(it -> say(id, "it depends on %s, which is no rule".formatted(it)));
    Rule.Kind kind = kind(id, node);
    Optional<Check> condition = check(id, criteria.path("Condition"));
    Optional<Check> requirement = requirement(id, criteria.path("Requirement"), kind);
    rules.put(
        id,
        new Rule(
            id,
            node.path("Reference").asText(id),
            entity(id, node),
            kind,
            keyword(id, criteria),
            criteria.path("MustSatisfy").asText(""),
            needed,
            condition.flatMap(_ -> requirement),
            condition.orElse(Check.always())));
  }

  private Optional<Check> requirement(String id, JsonNode node, Rule.Kind kind) {
    if (!node.isEmpty()) {
      return check(id, node);
    }
    if (kind == Rule.Kind.STATIC) {
      say(id, "it is static and asks nothing");
    }
    return Optional.empty();
  }

  private Optional<Check> check(String id, JsonNode node) {
    return node.isEmpty()
        ? Optional.of(Check.always())
        : new CheckReader(message -> say(id, message)).read(node);
  }

  private Rule.Kind kind(String id, JsonNode node) {
    return switch (node.path("Type").asText("")) {
      case "Static" -> Rule.Kind.STATIC;
      case "Dynamic" -> Rule.Kind.DYNAMIC;
      default -> {
        say(id, "its type %s is neither Static nor Dynamic".formatted(node.path("Type")));
        yield Rule.Kind.DYNAMIC;
      }
    };
  }

  private Rule.Entity entity(String id, JsonNode node) {
    return switch (node.path("EntityType").asText("")) {
      case "Dataset" -> Rule.Entity.DATASET;
      case "Column" -> Rule.Entity.COLUMN;
      case "Attribute" -> Rule.Entity.ATTRIBUTE;
      default -> {
        say(id, "its entity type %s is not known".formatted(node.path("EntityType")));
        yield Rule.Entity.DATASET;
      }
    };
  }

  private Keyword keyword(String id, JsonNode criteria) {
    return Keyword.named(criteria.path("Keyword").asText(""))
        .orElseGet(
            () -> {
              say(
                  id,
                  "its keyword %s is not known; it is taken for MUST"
                      .formatted(criteria.path("Keyword")));
              return Keyword.MUST;
            });
  }

  private void sayMissingParts(Rule rule) {
    rule.parts().stream()
        .filter(part -> !rules.containsKey(part))
        .forEach(part -> say(rule.id(), "it is made of %s, which is no rule".formatted(part)));
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new LinkedHashMap<>();
    root.path("CheckFunctions")
        .properties()
        .forEach(
            it ->
                texts(it.getValue().path("FormatAttributes"))
                    .forEach(rule -> attributes.put(it.getKey(), rule)));
    return attributes;
  }

  private void sayUnknown(String id, JsonNode node, Set<String> known) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    names.removeAll(known);
    if (!names.isEmpty()) {
      say(id, "it has fields that are passed over: " + names);
    }
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(it -> texts.add(it.asText()));
    return texts;
  }

  private void say(String id, String message) {
    issues.add(new Issue("/" + id, message));
  }
}

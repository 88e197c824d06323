package eu.megawatt.service.rest;

import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.webhook.EventType;
import eu.megawatt.service.webhook.RefusedTargetException;
import eu.megawatt.service.webhook.SubscriptionDraft;
import eu.megawatt.service.webhook.Webhooks;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a subscription is to be, as it is sent; any of it may be missing or wrong. */
record WebhookSubscriptionBody(
    Optional<String> url,
    Optional<List<String>> eventTypes,
    Optional<String> description,
    Optional<Boolean> enabled) {

  private static final int LONGEST_DESCRIPTION = 500;

  /**
   * The same, checked and its address looked up.
   *
   * @throws ProblemException 422 with all that is missing or not allowed
   */
  SubscriptionDraft toDraft(Webhooks webhooks) {
    List<FieldError> errors = new ArrayList<>();
    Optional<URI> target = target(webhooks, errors);
    List<EventType> types = types(errors);
    String words = description.orElse("");
    if (words.length() > LONGEST_DESCRIPTION || words.chars().anyMatch(Character::isISOControl)) {
      errors.add(
          new FieldError(
              "/description",
              "NotADescription",
              "must have %d characters at most, none of them a control character."
                  .formatted(LONGEST_DESCRIPTION)));
    }
    if (!errors.isEmpty()) {
      FieldError first = errors.getFirst();
      throw Problem.of(ProblemKind.INVALID_VALUE, first.pointer() + " " + first.detail(), errors)
          .toException();
    }
    return new SubscriptionDraft(target.orElseThrow(), types, words, enabled.orElse(true));
  }

  private Optional<URI> target(Webhooks webhooks, List<FieldError> errors) {
    if (url.isEmpty()) {
      errors.add(
          new FieldError(
              "/url", "Missing", "is missing: where to send to, such as https://example.com/in."));
      return Optional.empty();
    }
    try {
      return Optional.of(webhooks.target(url.get()));
    } catch (RefusedTargetException e) {
      errors.add(new FieldError("/url", e.code(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private List<EventType> types(List<FieldError> errors) {
    List<String> words = eventTypes.orElse(List.of());
    if (eventTypes.isPresent() && words.isEmpty()) {
      errors.add(
          new FieldError(
              "/eventTypes", "Empty", "names none. Maybe leave it out, which stands for all."));
    }
    List<EventType> types = new ArrayList<>();
    IntStream.range(0, Math.min(words.size(), EventType.words().size() + 1))
        .forEach(i -> type(words, i, errors).ifPresent(types::add));
    return types;
  }

  private static Optional<EventType> type(List<String> words, int index, List<FieldError> errors) {
    String word = String.valueOf(words.get(index));
    String pointer = "/eventTypes/" + index;
    Optional<EventType> type = EventType.ofWord(word);
    if (type.isEmpty()) {
      errors.add(
          new FieldError(
              pointer,
              "UnknownValue",
              "\"%s\" is not one of %s.%s"
                  .formatted(
                      word,
                      String.join(", ", EventType.words()),
                      Nearest.suggestion(word, EventType.words()))));
    } else if (words.indexOf(word) < index) {
      errors.add(new FieldError(pointer, "Twice", "\"%s\" stands here twice.".formatted(word)));
      return Optional.empty();
    }
    return type;
  }
}

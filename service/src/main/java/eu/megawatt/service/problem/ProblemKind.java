package eu.megawatt.service.problem;

/** The kinds of problem. Their types and codes are part of the contract and never reused. */
public enum ProblemKind {
  BAD_REQUEST(400, "invalid-request", "InvalidRequest", "The request is not understood"),
  INVALID_DOCUMENT(422, "invalid-request", "InvalidDocument", "The document breaks its contract"),
  INVALID_VALUE(422, "invalid-request", "InvalidValue", "A value is not allowed"),
  UNAUTHENTICATED(401, "unauthenticated", "Unauthenticated", "Who are you?"),
  FORBIDDEN(403, "forbidden", "Forbidden", "Not allowed"),
  NOT_FOUND(404, "not-found", "NotFound", "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "MethodNotAllowed", "Not with this method"),
  NOT_ACCEPTABLE(406, "not-acceptable", "NotAcceptable", "Not in this format"),
  IN_USE(409, "in-use", "InUse", "It is being used"),
  NOT_CANCELLABLE(
      409, "operation-not-cancellable", "OperationNotCancellable", "The operation has ended"),
  NO_PLAN(409, "no-plan", "NoPlan", "Nothing is planned on yet"),
  JOB_NOT_BEGUN(409, "job-not-begun", "JobNotBegun", "The job has not begun"),
  JOB_WAITS_FOR_NOBODY(
      409, "job-waits-for-nobody", "JobWaitsForNobody", "The job waits for no other"),
  JOB_ENDED(409, "job-ended", "JobEnded", "The job has ended"),
  ORDER_OVER(409, "order-over", "OrderOver", "The order is over"),
  OTHER_RESULT(409, "other-result", "OtherResult", "There is another result already"),
  RESULTS_MISSING(409, "results-missing", "ResultsMissing", "Results are missing"),
  RUN_OVER(409, "run-over", "RunOver", "The validation run is over"),
  NO_IDLE_SLOT(409, "no-idle-slot", "NoIdleSlot", "The plan leaves no idle slot"),
  MOVE_REFUSED(422, "move-refused", "MoveRefused", "The job stays where it is"),
  IMPOSSIBLE(422, "impossible", "Impossible", "It can never run as it is asked"),
  PERIOD_CLOSED(409, "period-closed", "PeriodClosed", "The month is closed"),
  PERIOD_NOT_READY(409, "period-not-ready", "PeriodNotReady", "The month cannot be closed yet"),
  PRECONDITION_FAILED(
      412, "precondition-failed", "PreconditionFailed", "It has changed in the meantime"),
  TOO_LARGE(413, "too-large", "TooLarge", "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(
      415, "unsupported-media-type", "UnsupportedMediaType", "Not in this media type"),
  MISDIRECTED(421, "misdirected", "Misdirected", "This is not that host"),
  PRECONDITION_REQUIRED(
      428, "precondition-required", "PreconditionRequired", "Which one is meant to be changed?"),
  IDEMPOTENCY_CONFLICT(
      422, "idempotency-conflict", "IdempotencyConflict", "The key was used for something else"),
  ALREADY_THERE(409, "already-there", "AlreadyThere", "There is one already"),
  DECIDED(409, "decided", "Decided", "It has been decided"),
  TOO_MANY(429, "too-many-requests", "TooManyRequests", "Too often"),
  UNAVAILABLE(503, "unavailable", "Unavailable", "Too busy right now"),
  SUBSCRIPTION_DISABLED(
      409, "subscription-disabled", "SubscriptionDisabled", "Nothing is sent to it"),
  STOPPED(500, "interrupted", "Interrupted", "The service stopped while it ran"),
  INTERNAL(500, "internal", "Internal", "A mistake of ours");

  private final int status;
  private final String word;
  private final String code;
  private final String title;

  ProblemKind(int status, String word, String code, String title) {
    this.status = status;
    this.word = word;
    this.code = code;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String type() {
    return "/problems/" + word;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }
}

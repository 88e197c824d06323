package eu.megawatt.kernels.agent;

/** What the service said. */
sealed interface Reply permits Reply.Said, Reply.Refused, Reply.Silent {

  /** Done; with what is in it, maybe nothing. */
  record Said(int status, String body) implements Reply {}

  /** It will not be done, however often it is asked: 4xx but for 408 and 429. */
  record Refused(int status, String detail) implements Reply {}

  /** No answer, or not now: asked again later. */
  record Silent(String detail) implements Reply {}
}

package dev.attune.samples.router;

/** Routes requests to an assistant: first the domain, then the intent within it. */
public final class AssistantRouter {

    private final RouteDomain routeDomain;
    private final PickIntent pickIntent;

    /** A router of two modules. */
    public AssistantRouter(RouteDomain routeDomain, PickIntent pickIntent) {
        this.routeDomain = routeDomain;
        this.pickIntent = pickIntent;
    }

    /** Routes a request. */
    public Route route(String text) {
        Domain domain = routeDomain.domain(text);
        return new Route(domain, pickIntent.intent(text, domain));
    }
}

package dev.attune.samples.router;

/**
 * Routes requests to an assistant: the first module finds the domain, the second names the intent, and of the known intents of the
 * domain the one with the nearest name is taken.
 */
public final class AssistantRouter {

    private final RouteDomain routeDomain;
    private final PickIntent pickIntent;
    private final IntentCatalog catalog;

    /** A router of two modules. */
    public AssistantRouter(RouteDomain routeDomain, PickIntent pickIntent, IntentCatalog catalog) {
        this.routeDomain = routeDomain;
        this.pickIntent = pickIntent;
        this.catalog = catalog;
    }

    /** Routes a request. */
    public Route route(String text) {
        Domain domain = routeDomain.domain(text);
        return new Route(domain, catalog.nearest(domain, pickIntent.intent(text, domain)));
    }
}

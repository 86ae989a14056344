package dev.attune.openai;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A body that has to be there in time; one that is late is given up, and its connection with it. */
final class TimedBody implements BodySubscriber<String> {

    private final BodySubscriber<String> inner;
    private final Duration left;
    private volatile @Nullable Subscription subscription;

    TimedBody(BodySubscriber<String> inner, Duration left) {
        this.inner = inner;
        this.left = left;
    }

    @Override
    public CompletionStage<String> getBody() {
        CompletableFuture<String> body = inner.getBody().toCompletableFuture();
        return body.copy().orTimeout(left.toNanos(), TimeUnit.NANOSECONDS).handle((text, failure) -> {
            if (failure instanceof TimeoutException) {
                giveUp();
                throw new CompletionException(new HttpTimeoutException("the answer did not end in time"));
            }
            return body.join();
        });
    }

    private void giveUp() {
        Subscription under = subscription;
        if (under != null) {
            under.cancel();
        }
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        inner.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
        inner.onNext(item);
    }

    @Override
    public void onError(Throwable failure) {
        inner.onError(failure);
    }

    @Override
    public void onComplete() {
        inner.onComplete();
    }
}

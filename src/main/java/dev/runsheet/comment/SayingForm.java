package dev.runsheet.comment;

import dev.runsheet.base.Body;
import dev.runsheet.base.CommentId;
import dev.runsheet.base.Given;
import dev.runsheet.base.Id;
import dev.runsheet.platform.html.RichText;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Reads what a request wants to say (tasks spec 6); whatever is wrong with it is refused at once.
public final class SayingForm {
    private static final int LONGEST = 100_000;
    private static final UUID NOBODYS = new UUID(0, 0);

    private final Body body;

    private SayingForm(Body body) {
        this.body = body;
    }

    public static Saying comment(Body body) {
        var form = new SayingForm(body);
        return form.refusing(
                new Saying.Add(form.label().or(Label.COMMENT), form.audience(), form.content()));
    }

    public static Saying problem(Body body) {
        var form = new SayingForm(body);
        return form.refusing(new Saying.Add(Label.PROBLEM, form.audience(), form.content()));
    }

    public static Saying bot(Body body) {
        var form = new SayingForm(body);
        return form.refusing(new Saying.AddAsBot(form.content()));
    }

    public static Saying resolution(Body body) {
        var form = new SayingForm(body);
        var problem = body.requiredString("thread_id", 100);
        // Of the wrong shape it names nothing, and is answered like an id that nobody has.
        var id = new CommentId(Id.parse(problem.strip()).orElse(NOBODYS));
        return form.refusing(new Saying.Resolve(id, form.audience(), form.content()));
    }

    public static Saying edit(CommentId id, Body body) {
        var form = new SayingForm(body);
        return form.refusing(
                new Saying.Edit(id, form.content(), form.label(), form.givenAudience()));
    }

    private Saying refusing(Saying read) {
        body.refuseIfAny();
        return read;
    }

    /// Clean, and with something to be seen in it; older clients call it `text`.
    private String content() {
        var key = body.firstOf("content", "text");
        var sent = body.requiredString(key, LONGEST);
        var content = RichText.clean(sent);
        if (!sent.isEmpty() && RichText.isBlank(content)) {
            body.fault(key, "The " + key + " field is required.");
        }
        return content;
    }

    private Given<Label> label() {
        return chosen("label", Label::of);
    }

    private Audience audience() {
        return givenAudience().or(Audience.HIDE_FOR_GUESTS);
    }

    private Given<Audience> givenAudience() {
        return chosen("state", Audience::of);
    }

    /// Null is as good as absent.
    private <T> Given<T> chosen(String key, Function<String, Optional<T>> of) {
        if (!body.isSet(key)) {
            return Given.absent();
        }
        var chosen = body.raw(key) instanceof String word ? of.apply(word) : Optional.<T>empty();
        if (chosen.isEmpty()) {
            body.fault(key, "The selected " + key + " is invalid.");
        }
        return chosen.map(Given::of).orElse(Given.absent());
    }
}

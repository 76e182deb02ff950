package dev.runsheet.template;

import dev.runsheet.base.MemberId;
import dev.runsheet.base.TemplateId;
import dev.runsheet.form.Field;
import java.util.List;

/// A kick-off form that everybody may submit. Runs are launched in the name of `sharing`, who may
/// be null, or of the owner.
public record PublicKickoff(
        TemplateId template, String title, MemberId sharing, MemberId owner, List<Field> form) {}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Hexitime.Members;
using Hexitime.Queries;
using MediatR;
using NodaTime;

namespace Hexitime.UseCases;

/// <summary>
/// What every use case needs, around its handler and nobody else's: a trace, a well-formed request, an actor who may, one transaction for a command,
/// one answer for one idempotency key, and a note of what somebody did only because of a role. It is a decorator rather than a pipeline behaviour, so that it never meets a host's own requests.
/// </summary>
internal sealed class UseCase<TRequest, T>(
    IRequestHandler<TRequest, Result<T>> handler, ICaller caller, CurrentActor current, IReadRepositoryBase<Member> members,
    IRepositoryBase<Act> acts, IUnitOfWork unitOfWork, ICommandLog answers, IClock clock) : IRequestHandler<TRequest, Result<T>>
    where TRequest : IRequest<Result<T>>
    where T : notnull
{
    private const string OnlyAddHexitime = "Only AddHexitime makes this type, and it tells its callers the same.";
    private static readonly Who MaySend = typeof(TRequest).GetCustomAttribute<MaySendAttribute>()?.Who ?? Who.Nobody;
    private static readonly bool IsCommand = typeof(ICommand).IsAssignableFrom(typeof(TRequest));
    private static readonly bool IsQuery = typeof(IQuery<T>).IsAssignableFrom(typeof(TRequest));
    private static readonly bool KeepsItsConnection = IsQuery && !typeof(IComputesLong).IsAssignableFrom(typeof(TRequest));

    public async Task<Result<T>> Handle(TRequest request, CancellationToken cancellationToken)
    {
        using var trace = HexitimeTelemetry.Start(typeof(TRequest).Name);
        var result = await AnswerAsync(request, cancellationToken);
        HexitimeTelemetry.Finish(trace, typeof(TRequest).Name, result.Refusal?.Code);
        return result;
    }

    private async Task<Result<T>> AnswerAsync(TRequest request, CancellationToken cancellationToken)
    {
        if (caller.Subject is not { } subject)
            return new Refusal(RefusalKind.NotSignedIn, "actor.not-signed-in", "Sign in first.");
        if ((request as IChecked)?.Check() is { } malformed)
            return malformed;
        if (KeepsItsConnection)
            return await unitOfWork.ReadAsync(ct => HandleAsActorAsync(request, subject, ct), cancellationToken);
        if (!IsCommand)
            return await HandleAsActorAsync(request, subject, cancellationToken);
        var key = request is ITellsASecret ? null : caller.IdempotencyKey;
        if (handler is IPreparation<TRequest> preparation && (key is null || await answers.FindAsync<T>(subject, key, request, cancellationToken) is null))
        {
            if (await BecomeAsync(subject, cancellationToken) is { } mayNot)
                return mayNot;
            await preparation.PrepareAsync(request, cancellationToken);
        }

        if (key is null)
            return await unitOfWork.RunAsync(ct => HandleAsActorAsync(request, subject, ct), r => !r.IsGranted, cancellationToken);

        var (answer, isNew) = await unitOfWork.RunAsync(ct => AnswerOnceAsync(request, subject, key, ct), r => !r.Answer.IsGranted, cancellationToken);
        return isNew && !answer.IsGranted && answer.Refusal.Kind is RefusalKind.Conflict
            ? await unitOfWork.RunAsync(ct => KeepRefusalAsync(request, subject, key, answer, ct), _ => false, cancellationToken)
            : answer;
    }

    private async Task<(Result<T> Answer, bool IsNew)> AnswerOnceAsync(TRequest request, string subject, string key, CancellationToken cancellationToken)
    {
        if (await answers.FindAsync<T>(subject, key, request, cancellationToken) is { } before)
            return (before.Answer ?? KeyReused, false);
        var answer = await HandleAsActorAsync(request, subject, cancellationToken);
        if (answer.IsGranted)
            await answers.KeepAsync(subject, key, request, answer, cancellationToken);
        return (answer, true);
    }

    private async Task<Result<T>> KeepRefusalAsync(TRequest request, string subject, string key, Result<T> refused, CancellationToken cancellationToken)
    {
        // The refused work was rolled back; its refusal is an answer all the same. Somebody may have answered under this key meanwhile.
        if (await answers.FindAsync<T>(subject, key, request, cancellationToken) is { } before)
            return before.Answer ?? KeyReused;
        await answers.KeepAsync(subject, key, request, refused, cancellationToken);
        return refused;
    }

    private async Task<Refusal?> BecomeAsync(string subject, CancellationToken cancellationToken)
    {
        var member = caller.Roles.HasFlag(Roles.Bank) ? null : await members.FirstOrDefaultAsync(new MemberWithSubject(subject), cancellationToken);
        var actor = new Actor(subject, caller.Roles, member is { HasLeft: false } ? member.Id : null, member is { IsSuspended: true });
        if (!actor.IsAnyOf(MaySend))
            return actor.RefuseUnless(MaySend);
        current.Become(actor, IsQuery ? member : null);
        return null;
    }

    private async Task<Result<T>> HandleAsActorAsync(TRequest request, string subject, CancellationToken cancellationToken)
    {
        if (await BecomeAsync(subject, cancellationToken) is { } mayNot)
            return mayNot;
        var actor = current.Value;
        var isPrivileged = !IsQuery && actor.MayOnlyByRole(MaySend);
        // What has transactions of its own is noted before the first of them, so that nothing is done without a note.
        if (isPrivileged && !IsCommand)
            await unitOfWork.RunAsync(ct => NoteAsync(actor, request, ct), _ => false, cancellationToken);
        var answer = await handler.Handle(request, cancellationToken);
        if (IsCommand && answer.IsGranted && (isPrivileged || current.HasUsedRole))
            await NoteAsync(actor, request, cancellationToken);
        return answer;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyAddHexitime), UnconditionalSuppressMessage("AOT", "IL3050", Justification = OnlyAddHexitime)]
    private Task<Act> NoteAsync(Actor actor, TRequest request, CancellationToken cancellationToken) =>
        acts.AddAsync(Act.Of(actor, request, clock.GetCurrentInstant()), cancellationToken);

    private static Refusal KeyReused => Refusal.Invalid("command.key-reused", "This idempotency key was used before for another request.");
}

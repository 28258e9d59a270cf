using System.Security.Cryptography;
using Hexitime;
using Hexitime.Ledger;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using MinimalApiHost.Pages.Parts;

namespace MinimalApiHost.Pages.Frame;

/// <summary>What every page has: the bank's use cases, who looks, the words, and what was refused last.</summary>
[Authorize]
public abstract class BankPage : ComponentBase
{
    [Inject]
    private IMediator Mediator { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal Words L { get; set; } = null!;

    [Inject]
    internal Visitor Visitor { get; set; } = null!;

    [Inject]
    internal Sentences Sentences { get; set; } = null!;

    [CascadingParameter]
    internal HttpContext Http { get; set; } = null!;

    /// <summary>What an address says of which a form has done its work and that shows the same page again.</summary>
    internal const string Done = "done";

    /// <summary>What was refused last, for the error summary.</summary>
    internal Refusal? Refused { get; set; }

    /// <summary>What the form that was sent says in a field; before that, what the page suggests.</summary>
    internal string Said(string field, string? suggested = null) =>
        Http.Request.HasFormContentType && Http.Request.Form.TryGetValue(field, out var values) ? values.ToString() : suggested ?? "";

    internal string Said(Question question) => Said(question.Name, question.Suggested);

    /// <summary>The question that the address asks for.</summary>
    internal Question? AskedOf(IEnumerable<Question> questions) => questions.FirstOrDefault(q => q.Name == Asked("change"));

    internal bool IsTicked(string field, bool suggested = false) => Http.Request.HasFormContentType ? Http.Request.Form.ContainsKey(field) : suggested;

    internal string? SaidOrNull(string field) => Said(field) is { Length: > 0 } said && !string.IsNullOrWhiteSpace(said) ? said.Trim() : null;

    /// <summary>Words set apart by commas or lines.</summary>
    internal IReadOnlyList<string> SaidList(string field, IReadOnlyList<string>? suggested = null) => Said(field, string.Join(',', suggested ?? [])).Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal string? Asked(string name) => Http.Request.Query.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values) ? values.ToString().Trim() : null;

    internal T? AskedOne<T>(string name) where T : struct, Enum => Enum.TryParse<T>(Asked(name), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A kind of help, by its name: a host's own kinds, which are no words of the enum's, too.</summary>
    internal ExchangeKind? AskedKind() => ExchangeKinds.Find(Asked("kind"))?.Kind;

    internal ExchangeKind? SaidKind() => ExchangeKinds.Find(Said("kind"))?.Kind;

    internal Guid? AskedId(string name) => Guid.TryParse(Asked(name), out var id) ? id : null;

    /// <summary>Goes on with the hours that a field says; says so if it says none.</summary>
    internal Task WithHoursAsync(string field, Func<Credits, Task> goOn)
    {
        if (SaidHours(field).TryGet(out var hours, out var refusal))
            return goOn(hours);
        Refuse(refusal);
        return Task.CompletedTask;
    }

    internal Result<Credits> SaidHours(string field) =>
        Say.TryReadHours(L, Said(field), out var hours) ? hours : Refusal.Invalid($"page.{field}", "Say how long, such as 1 h, 45 min or 1 h 30 min.");

    /// <summary>What is wrong with a time that may be left open.</summary>
    internal Refusal? CheckTime(string field) =>
        SaidOrNull(field) is { } said && Say.Read(said, Visitor.Zone) is null ? Refusal.Invalid($"page.{field}", "Say on which day and at what time you meet.") : null;

    /// <summary>This page's address with another value for one thing it is asked by.</summary>
    internal string With(string name, string? value)
    {
        var query = Http.Request.Query.Where(q => !string.Equals(q.Key, name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? "")).ToList();
        if (value is not null)
            query.Add(KeyValuePair.Create(name, value));
        return Http.Request.Path + new QueryBuilder(query).ToString();
    }

    /// <summary>Asks the bank; <c>null</c> if it refused, which the page then says, with the status that it means.</summary>
    internal async Task<T?> AskAsync<T>(IRequest<Result<T>> request) where T : class
    {
        if ((await Mediator.Send(request, Http.RequestAborted)).TryGet(out var answer, out var refusal))
            return answer;
        Refuse(refusal);
        return null;
    }

    /// <summary>Has the bank do something, then goes on to a page that says so; stays here if it was refused.</summary>
    internal async Task DoAsync<T>(IRequest<Result<T>> command, Func<T, string> next) where T : notnull
    {
        if ((await Mediator.Send(command, Http.RequestAborted)).TryGet(out var answer, out var refusal))
            Navigation.NavigateTo(next(answer));
        else
            Refuse(refusal);
    }

    internal Task DoAsync<T>(IRequest<Result<T>> command, string? next = null) where T : notnull => DoAsync(command, _ => next ?? With(Done, "true"));

    /// <summary>Goes to an address of this host, and to no other.</summary>
    internal void Go(string? address) => Navigation.NavigateTo(address is { } to && to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal) && !to.Contains('\\', StringComparison.Ordinal) ? to : "/");

    internal void Refuse(Refusal refusal)
    {
        // Only once the page is made: of one that says 404 before, Blazor writes nothing.
        if (Refused is null && !Http.Response.HasStarted)
        {
            Http.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusOf(Refused!.Kind);
                return Task.CompletedTask;
            });
        }

        Refused = refusal;
        Http.Items[typeof(Refusal)] = refusal;
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.NotSignedIn or RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => throw new InvalidOperationException($"Unknown kind of refusal {kind}."),
    };

    /// <summary>A name under which a form is sent once, however often its button is pressed.</summary>
    internal static string NewKey() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}

internal static class Refusals
{
    /// <summary>The field that a refusal is about, as forms name it: the last part of its code.</summary>
    public static string Field(this Refusal refusal) => refusal.Code switch
    {
        "skills.list" => "skills",
        "resource.empty" => "link",
        var code => code.Split('.')[^1],
    };

    /// <summary>Whether an answer to this question was refused.</summary>
    public static bool IsAbout(this Refusal? refusal, string field) => refusal is { Kind: RefusalKind.Invalid } && refusal.Field() == field;
}

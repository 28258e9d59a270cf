using System.Reflection;
using System.Text.RegularExpressions;
using Hexitime.UseCases;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Hexitime.Tests;

public sealed partial class UseCaseConventionTests
{
    private static readonly Type[] Types = typeof(Refusal).Assembly.GetTypes();

    private static readonly Type[] Requests =
        [.. Types.Where(t => t is { IsAbstract: false, IsInterface: false } && Implements(t, typeof(IRequest<>)))];

    [Fact]
    public void Every_request_says_who_may_send_it()
    {
        Requests.Length.ShouldBeGreaterThan(30);
        Requests.Where(t => (t.GetCustomAttribute<MaySendAttribute>()?.Who ?? Who.Nobody) == Who.Nobody).ShouldBeEmpty();
    }

    [Fact]
    public void Every_request_answers_with_a_result_and_has_one_handler_behind_the_decorator()
    {
        var services = new ServiceCollection();
        services.AddHexitime();
        foreach (var request in Requests)
        {
            var answer = request.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).GenericTypeArguments[0];
            answer.GetGenericTypeDefinition().ShouldBe(typeof(Result<>), request.Name);
            var handled = typeof(IRequestHandler<,>).MakeGenericType(request, answer);
            Types.Count(t => handled.IsAssignableFrom(t)).ShouldBe(1, request.Name);
            services.Count(s => s.ServiceType == handled).ShouldBe(1, request.Name);
        }
    }

    [Fact]
    public void Registering_twice_changes_nothing()
    {
        var services = new ServiceCollection();
        services.AddHexitime();
        var once = services.Count(s => s.ServiceType.Assembly == typeof(Refusal).Assembly || s.ServiceType.Namespace == "MediatR");
        services.AddHexitime();
        services.Count(s => s.ServiceType.Assembly == typeof(Refusal).Assembly || s.ServiceType.Namespace == "MediatR").ShouldBe(once);
    }

    [Fact]
    public void Every_event_is_a_sealed_record() =>
        Types.Where(t => t is { IsInterface: false } && typeof(IDomainEvent).IsAssignableFrom(t))
            .Where(t => !t.IsSealed || t.GetMethod("<Clone>$") is null).ShouldBeEmpty();

    [Fact]
    public void Every_code_is_stable_in_form_and_means_one_kind_of_refusal()
    {
        var made = Sources().SelectMany(s => Made().Matches(s.Text))
            .Select(m => (Kind: m.Groups["kind"] is { Success: true } kind ? kind.Value : nameof(RefusalKind.Invalid), Code: m.Groups["code"].Value)).Distinct().ToList();

        made.Count.ShouldBeGreaterThan(60);
        made.ShouldContain((nameof(RefusalKind.Stale), "version.stale"));
        made.ShouldContain((nameof(RefusalKind.Invalid), "exchange.note"));
        made.Where(m => !Form().IsMatch(m.Code)).ShouldBeEmpty();
        made.GroupBy(m => m.Code).Where(g => g.Select(m => m.Kind).Distinct().Count() > 1).Select(g => g.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_is_written_out_where_it_is_refused_but_for_those_of_texts() =>
        Sources().Where(s => WithoutCode().IsMatch(s.Text)).Select(s => s.File).ShouldBe(["Refusal.cs", "Texts.cs"], ignoreOrder: true);

    private static IEnumerable<(string File, string Text)> Sources() =>
        Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f)));

    private static bool Implements(Type type, Type open) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == open);

    // Refusal.Invalid("code", new Refusal(RefusalKind.Stale, "code", new(RefusalKind.Stale, "code", Texts.Check(text, longest, "code",
    [GeneratedRegex("""(Refusal\.(?<kind>Invalid|NotAllowed|NotFound|Conflict)\(|\(RefusalKind\.(?<kind>\w+),|Texts\.Check(Optional)?\([^"]*,)\s*"(?<code>[^"]*)["]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Made();

    [GeneratedRegex("""(Refusal\.(Invalid|NotAllowed|NotFound|Conflict)\(|\(RefusalKind\.\w+,)(?!\s*")""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex WithoutCode();

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Form();
}

using System.Globalization;
using Hexitime;
using Hexitime.Exchanges;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace MinimalApiHost.Pages.Frame;

/// <summary>The host's pages: server-rendered, every journey works without a script, nothing comes from another server.</summary>
internal static class PagesOfHost
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddScoped<Visitor>();
        services.AddSingleton<Words>();
        services.AddSingleton<Sentences>();
        services.AddSingleton<Wording, Documents>();
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.SupportedCultures = localization.SupportedUICultures = [.. Words.Languages];
            localization.DefaultRequestCulture = new RequestCulture(Words.Languages[0]);
            // As chosen at the foot of a page; else as the browser says, be it "pl" or "pl-PL".
            localization.RequestCultureProviders =
                [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(http => Task.FromResult(LanguageOfBrowser(http)))];
        });
    }

    /// <summary>Whoever comes with a browser to an address that is none reads a page; whoever comes with a program, problem details.</summary>
    public static void UseNotFoundPage(this WebApplication app)
    {
        app.UseWhen(http => !WantsPage(http), data => data.UseStatusCodePages());
        app.UseWhen(WantsPage, pages => pages.UseStatusCodePages(async context =>
        {
            var http = context.HttpContext;
            await http.RequestServices.GetRequiredService<Visitor>().ReadAsync(http.RequestAborted);
            // The address leads to no page, which is what the frame then says.
            await new RazorComponentResult<App> { StatusCode = http.Response.StatusCode }.ExecuteAsync(http);
        }));

        static bool WantsPage(HttpContext http) => HttpMethods.IsGet(http.Request.Method) && !http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            && http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
    }

    public static void UsePages(this IApplicationBuilder app)
    {
        app.UseRequestLocalization();
        app.UseFormKeys();
        app.UseAntiforgery();
        app.UseVisitor();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        app.MapGet("/language/{name}", ChooseLanguage).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/sign-out", SignOutAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/exchanges/{id:guid}/meeting.ics", MeetingAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static ProviderCultureResult? LanguageOfBrowser(HttpContext http) =>
        Words.LanguageOf(http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString())) is { } found ? new ProviderCultureResult(found.Name) : null;

    private static RedirectHttpResult ChooseLanguage(HttpContext http, string name, string? back)
    {
        if (Words.Languages.FirstOrDefault(l => string.Equals(l.Name, name, StringComparison.OrdinalIgnoreCase)) is { } language)
        {
            http.Response.Cookies.Append(
                CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
                new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true });
        }

        return TypedResults.LocalRedirect(back is { } to && to.StartsWith('/') && !to.StartsWith("//", StringComparison.Ordinal) && !to.StartsWith("/\\", StringComparison.Ordinal) ? to : "/");
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.LocalRedirect("/");
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        // Questions and their answers stay with the browser, for its Back; for whoever sits down next they do not.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<IResult> MeetingAsync(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        var answer = await mediator.Send(new GetExchange(new(id)), cancellationToken);
        if (!answer.TryGet(out var exchange, out _))
            return answer.ToHttp();
        if (exchange.Meeting is not { } meeting)
            return TypedResults.NotFound();
        var calendar = new Ical.Net.Calendar { ProductId = "-//Hexitime//EN" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"{exchange.Id.Value:N}@hexitime"),
            Summary = exchange.Title,
            Location = meeting.Place,
            Start = new CalDateTime(meeting.At.ToDateTimeUtc()),
            End = new CalDateTime((meeting.At + NodaTime.Duration.FromMinutes(exchange.Hours.Minutes)).ToDateTimeUtc()),
            Sequence = exchange.Version,
        });
        return TypedResults.Text(new CalendarSerializer().SerializeToString(calendar), "text/calendar; charset=utf-8");
    }
}

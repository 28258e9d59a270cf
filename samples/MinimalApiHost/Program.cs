using Hexitime;
using Hexitime.OpenApi;
using MinimalApiHost;
using MinimalApiHost.Demo;
using MinimalApiHost.Pages.Frame;
using Scalar.AspNetCore;

if (VerifyVerb.IsAskedFor(args))
    return await VerifyVerb.RunAsync(args);

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = DemoVerb.SettingsIn(args), ContentRootPath = AppContext.BaseDirectory });
var settings = builder.Configuration.GetSection("Hexitime");
var database = HostDatabase.From(settings);

// The bank: its rules, its database, its endpoints.
database.Keep(builder.Services.AddHexitime(rules => settings.GetSection("Rules").Bind(rules)))
    .AddHttp(http => settings.GetSection("Http").Bind(http))
    .AddOpenApi()
    .AddChannels(settings);

// What is this host's own: how people sign in, pages, and an endpoint that goes through its own MediatR.
builder.AddSignIn();
builder.Services.AddMediator();
builder.Services.AddPages();
builder.AddRateLimits();
builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);

await using var app = builder.Build();
if (ImportVerb.IsAskedFor(args))
    return await ImportVerb.RunAsync(app.Services, args);
if (ImportVocabularyVerb.IsAskedFor(args))
    return await ImportVocabularyVerb.RunAsync(app.Services, args);
if (VerifyLedgerVerb.IsAskedFor(args))
    return await VerifyLedgerVerb.RunAsync(app.Services, args);
if (DemoVerb.IsAskedFor(args) && !await DemoVerb.RunAsync(app, database))
    return 1;

app.UseExceptionHandler(new ExceptionHandlerOptions
{
    StatusCodeSelector = exception => exception is BadHttpRequestException malformed ? malformed.StatusCode : StatusCodes.Status500InternalServerError,
});
app.UseNotFoundPage();
app.UsePageSecurity();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UsePages();

app.MapHexitime("/api");
app.MapHexitimeHealth("/health");
app.MapHexitimeCalendar("/calendar");
app.MapBoard("/api/board");
app.MapPages();
if (app.Environment.IsDevelopment())
{
    app.MapOpenApi();
    app.MapScalarApiReference("/scalar", scalar => scalar.KeepLocal());
    app.MapDemoSignIn("/demo");
}

await app.RunAsync();
return 0;

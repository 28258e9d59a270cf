using Hexitime.Impact.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hexitime.Impact;

/// <summary>Makes pages that stand alone: nothing is loaded from anywhere, and no script runs.</summary>
internal static class StandAlone
{
    public static async Task<string> RenderAsync<TPage>(IServiceProvider services, string parameter, object value) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal) { [parameter] = value }))).ToHtmlString());
    }
}

/// <summary>Answers such a page.</summary>
internal sealed class PageResult<TPage>(string parameter, object value) : IResult where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await StandAlone.RenderAsync<TPage>(httpContext.RequestServices, parameter, value);
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src {Sheet.StyleHash}; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
        httpContext.Response.Headers.XContentTypeOptions = "nosniff";
        httpContext.Response.Headers.CacheControl = "no-store";
        await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
    }
}

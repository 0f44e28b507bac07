using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenTalks.Host.Operations;
using OpenTalks.Host.Storage;

namespace OpenTalks.Host.Accounts;

/// <summary>Accounts on ASP.NET Core Identity: who may sign in, how, and for how long.</summary>
public static class AccountsSetup
{
    /// <summary>Rounds of PBKDF2 with HMAC-SHA512, as OWASP advises; older hashes are made anew when their owner signs in.</summary>
    public const int HashRounds = 220_000;

    static readonly TimeSpan Day = TimeSpan.FromHours(12);

    public static WebApplicationBuilder AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDbContext<AccountsDb>((given, options) => AccountsDb.Use(options, given.GetRequiredService<Npgsql.NpgsqlDataSource>()));
        // The same name on every node, whatever folder it runs in: else one could not read the other's cookies.
        services.AddDataProtection().SetApplicationName("OpenTalks").PersistKeysToDbContext<AccountsDb>();

        services.AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                // An address may hold any letter; the e-mail check decides.
                options.User.AllowedUserNameCharacters = "";
                options.Password = new() { RequiredLength = PasswordRules.Shortest, RequiredUniqueChars = 4, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<AccountsDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddPasswordValidator<PasswordRules>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashRounds);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, Cookie)
            // Never set, but Identity clears it when it ends a session.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddAuthorizationBuilder()
            .AddPolicy(InstallationRoles.Administrator, policy => policy.RequireRole(InstallationRoles.Administrator))
            .AddPolicy(InstallationRoles.Facilitator, policy => policy.RequireRole(InstallationRoles.Facilitator));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "opentalks-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The page's own header says who may frame it.
            options.SuppressXFrameOptionsHeader = true;
        });

        services.AddSingleton<Tries>();
        services.AddSingleton<FirstLink>();
        services.AddScoped<Passwords>();
        services.AddScoped<Invitations>();
        services.AddScoped<CafeRoles>();
        services.AddSingleton(new Migration(0, (scope, cancel) => scope.GetRequiredService<AccountsDb>().Database.MigrateAsync(cancel)));
        services.AddSingleton(new Migration(30, (scope, _) => MakeFirstKey(scope)));
        services.AddSingleton(new Migration(31, (scope, cancel) => scope.GetRequiredService<FirstLink>().Renew(scope, cancel)));
        services.AddSingleton<Notice>((scope, address, _) => Task.FromResult(scope.GetRequiredService<FirstLink>().Says(address)));
        return builder;
    }

    public static WebApplication MapAccounts(this WebApplication app, IEndpointRouteBuilder pages)
    {
        pages.MapSignIn();
        pages.MapFirstAccount();
        pages.MapInvitations();
        pages.MapAccountList();
        pages.MapPasswordResets();
        return app;
    }

    /// <summary>Under the migration lock, so that two nodes that start together do not make a key each.</summary>
    static Task MakeFirstKey(IServiceProvider scope)
    {
        var keys = scope.GetRequiredService<IKeyManager>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!keys.GetAllKeys().Any(key => !key.IsRevoked && key.ExpirationDate > now)) keys.CreateNewKey(now, now.AddDays(90));
        return Task.CompletedTask;
    }

    static void Cookie(CookieAuthenticationOptions options)
    {
        options.CookieManager = new SchemeCookies();
        options.Cookie.Name = "opentalks";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Day;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "back";
        options.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        options.Events.OnRedirectToAccessDenied = denied =>
        {
            denied.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = unknown =>
        {
            // Who sent a form or asked for data is told so; only a page that was opened is exchanged for another one.
            if (HttpMethods.IsGet(unknown.Request.Method) && unknown.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)) unknown.Response.Redirect(unknown.RedirectUri);
            else unknown.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
    }
}

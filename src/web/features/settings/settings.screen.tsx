/** Settings: what can be set, said in a sentence each. */
import { consolePage } from '#contract/console-page';
import { useSession } from '../../platform/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { Page } from '../../ui/page.tsx';
import { SubjectIcon } from '../../ui/state-badge.tsx';
import { useSections } from './sections.tsx';
import css from './settings.module.css';

export function SettingsScreen() {
  const { organisation, version, embedded } = useSession();
  return (
    <Page title={`How ${organisation.name} works here`} subtitle={`Handback ${version}, on ${embedded ? 'its embedded database' : 'PostgreSQL'}`} width="narrow">
      <Card fit="flush">
        <Rows label="Settings">
          {useSections().map((section) => (
            <Row key={section.id}>
              <AppLink href={consolePage.settings(section.id)} className={css.section}>
                <SubjectIcon tone="home" icon={section.icon} />
                <span>
                  <span className={css.sectionName}>{section.label}</span>
                  <span className={css.sectionSays}>{section.says}</span>
                </span>
              </AppLink>
            </Row>
          ))}
        </Rows>
      </Card>
    </Page>
  );
}
